package app.selfie.modelfiles;

import java.util.List;
import java.util.Map;

/**
 * A TensorFlow.js graph model: its operators and the numbers of its constants, by name.
 *
 * @param nodes in the file's order
 * @param weights those of the manifest
 */
record TfjsModel(Map<String, Node> nodes, Map<String, TfjsWeight> weights) {

    /**
     * One operator.
     *
     * @param inputs names of other nodes
     */
    record Node(String name, String operator, List<String> inputs, TfjsAttributes attributes) {

        String input(int position) throws ModelImportException {
            if (position >= inputs.size()) {
                throw new ModelImportException(this + " has " + inputs.size() + " inputs, expected more");
            }
            return inputs.get(position);
        }

        @Override
        public String toString() {
            return operator + " " + name;
        }
    }

    /** The node of this name. */
    Node node(String name, String reader) throws ModelImportException {
        Node node = nodes.get(name);
        if (node == null) {
            throw new ModelImportException(reader + " reads " + name + ", which is not in the graph");
        }
        return node;
    }

    /** The constant of this name. */
    TfjsWeight weight(Node reader, int position) throws ModelImportException {
        Node node = node(reader.input(position), reader.toString());
        TfjsWeight weight = weights.get(node.name());
        if (!node.operator().equals("Const") || weight == null) {
            throw new ModelImportException(reader + " reads " + node + ", expected a constant of the weightsManifest");
        }
        return weight;
    }
}
