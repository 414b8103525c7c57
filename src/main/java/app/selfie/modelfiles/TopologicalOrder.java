package app.selfie.modelfiles;

import app.selfie.modelfiles.TfjsModel.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The order in which to compute some nodes of a graph, and nothing that they do not need. */
final class TopologicalOrder {

    private final TfjsModel model;
    private final List<Node> order = new ArrayList<>();
    private final Map<String, List<Node>> readers = new HashMap<>();

    private TopologicalOrder(TfjsModel model) {
        this.model = model;
    }

    /**
     * Sorts.
     *
     * @param wanted names of nodes
     * @throws ModelImportException if a node depends on itself, or on one that is not there
     */
    static TopologicalOrder of(TfjsModel model, Collection<String> wanted) throws ModelImportException {
        TopologicalOrder sorted = new TopologicalOrder(model);
        sorted.sort(wanted);
        return sorted;
    }

    /** Depth first, with a stack of our own: a file may chain more nodes than a thread's stack can hold. */
    private void sort(Collection<String> wanted) throws ModelImportException {
        Set<String> done = new HashSet<>();
        Set<String> open = new LinkedHashSet<>();
        Deque<Node> stack = new ArrayDeque<>();
        for (String name : wanted) {
            stack.push(model.node(name, "the network's output"));
            while (!stack.isEmpty()) {
                Node node = stack.element();
                if (done.contains(node.name())) {
                    stack.pop();
                } else if (open.add(node.name())) {
                    for (String input : node.inputs()) {
                        readers.computeIfAbsent(input, key -> new ArrayList<>()).add(node);
                        Node from = model.node(input, node.toString());
                        if (open.contains(input) && !done.contains(input)) {
                            throw new ModelImportException(node + " reads " + from + ", which depends on it: a cycle");
                        }
                        stack.push(from);
                    }
                } else {
                    stack.pop();
                    done.add(node.name());
                    order.add(node);
                }
            }
        }
    }

    /** Every node comes after those it reads. */
    List<Node> nodes() {
        return order;
    }

    /** The nodes in this order that read a node, once for each input that does. */
    List<Node> readers(Node node) {
        return readers.getOrDefault(node.name(), List.of());
    }
}
