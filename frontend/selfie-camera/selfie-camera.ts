import { LitElement, html } from 'lit';
import { customElement } from 'lit/decorators.js';

@customElement('selfie-camera')
export class SelfieCamera extends LitElement {
  override render() {
    return html`<canvas></canvas>`;
  }
}
