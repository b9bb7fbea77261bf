"""The MiniLM network written out as an ONNX graph, so that no deep-learning framework is needed to run it.

Inputs: `input_ids` and `attention_mask`, both int64 of shape (batch, length).
Outputs: `embedding`, float32 of shape (batch, 384), mean-pooled over the mask and of unit length; `layer_0`, `layer_3`
and `layer_6`, float32 of shape (batch, length, 384), what the network makes of each token on its way there.
"""

import math
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Weights = dict[str, NDArray[Any]]

LAYERS, HEADS, HIDDEN, EPSILON = 6, 12, 384, 1e-12
TOKEN_LAYERS = (0, 3, 6)


class _Graph:
    """Collects nodes and constants; each method returns the name of the tensor that it adds."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.nodes: list[onnx.NodeProto] = []
        self.constants: Weights = {}

    def constant(self, name: str, value: NDArray[Any]) -> str:
        self.constants[name] = value
        return name

    def add(self, operator: str, *inputs: str, **attributes: object) -> str:
        output = f"{operator.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, list(inputs), [output], **attributes))
        return output

    def linear(self, tensor: str, prefix: str) -> str:
        weight = self.constant(f"{prefix}.weight", np.ascontiguousarray(self.weights[f"{prefix}.weight"].T))
        bias = self.constant(f"{prefix}.bias", self.weights[f"{prefix}.bias"])
        return self.add("Add", self.add("MatMul", tensor, weight), bias)

    def layer_norm(self, tensor: str, prefix: str) -> str:
        scale = self.constant(f"{prefix}.weight", self.weights[f"{prefix}.weight"])
        bias = self.constant(f"{prefix}.bias", self.weights[f"{prefix}.bias"])
        return self.add("LayerNormalization", tensor, scale, bias, axis=-1, epsilon=EPSILON)

    def gelu(self, tensor: str) -> str:
        root = self.constant("sqrt_two", np.float32(math.sqrt(2)).reshape(1))
        one = self.constant("one", np.float32(1).reshape(1))
        half = self.constant("half", np.float32(0.5).reshape(1))
        error_function = self.add("Erf", self.add("Div", tensor, root))
        return self.add("Mul", self.add("Mul", tensor, half), self.add("Add", error_function, one))

    def split_heads(self, tensor: str, permutation: list[int]) -> str:
        shape = self.constant("head_shape", np.array([0, 0, HEADS, HIDDEN // HEADS], dtype=np.int64))
        return self.add("Transpose", self.add("Reshape", tensor, shape), perm=permutation)


def _embeddings(graph: _Graph) -> str:
    weights = graph.weights
    words = graph.constant("words", weights["embeddings.word_embeddings.weight"])
    positions = graph.constant(
        "positions",
        weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0],
    )
    zero, one = (graph.constant(f"index_{n}", np.array([n], dtype=np.int64)) for n in (0, 1))
    length = graph.add("Slice", graph.add("Shape", "input_ids"), one, graph.constant("two", np.array([2])), zero)
    position = graph.add("Slice", positions, zero, length, zero)
    return graph.layer_norm(graph.add("Add", graph.add("Gather", words, "input_ids"), position), "embeddings.LayerNorm")


def _attention(graph: _Graph, tensor: str, mask: str, prefix: str) -> str:
    query = graph.split_heads(graph.linear(tensor, f"{prefix}.self.query"), [0, 2, 1, 3])
    key = graph.split_heads(graph.linear(tensor, f"{prefix}.self.key"), [0, 2, 3, 1])
    value = graph.split_heads(graph.linear(tensor, f"{prefix}.self.value"), [0, 2, 1, 3])
    scale = graph.constant("attention_scale", np.float32(math.sqrt(HIDDEN // HEADS)).reshape(1))
    scores = graph.add("Add", graph.add("Div", graph.add("MatMul", query, key), scale), mask)
    context = graph.add("MatMul", graph.add("Softmax", scores, axis=-1), value)
    joined_shape = graph.constant("joined_shape", np.array([0, 0, HIDDEN], dtype=np.int64))
    joined = graph.add("Reshape", graph.add("Transpose", context, perm=[0, 2, 1, 3]), joined_shape)
    output = graph.linear(joined, f"{prefix}.output.dense")
    return graph.layer_norm(graph.add("Add", output, tensor), f"{prefix}.output.LayerNorm")


def _layer(graph: _Graph, tensor: str, mask: str, prefix: str) -> str:
    attended = _attention(graph, tensor, mask, f"{prefix}.attention")
    inner = graph.gelu(graph.linear(attended, f"{prefix}.intermediate.dense"))
    output = graph.linear(inner, f"{prefix}.output.dense")
    return graph.layer_norm(graph.add("Add", output, attended), f"{prefix}.output.LayerNorm")


def _attention_mask(graph: _Graph, mask: str) -> str:
    axes = graph.constant("mask_axes", np.array([1, 2], dtype=np.int64))
    hidden = graph.constant("hidden_score", np.float32(-10000).reshape(1))
    one = graph.constant("one", np.float32(1).reshape(1))
    return graph.add("Mul", graph.add("Sub", one, graph.add("Unsqueeze", mask, axes)), hidden)


def _mean_pool(graph: _Graph, tensor: str, mask: str) -> str:
    last_axis = graph.constant("last_axis", np.array([2], dtype=np.int64))
    token_axis = graph.constant("index_1", np.array([1], dtype=np.int64))
    weights = graph.add("Unsqueeze", mask, last_axis)
    total = graph.add("ReduceSum", graph.add("Mul", tensor, weights), token_axis, keepdims=0)
    mean = graph.add("Div", total, graph.add("ReduceSum", weights, token_axis, keepdims=0))
    return graph.add("Div", mean, graph.add("ReduceL2", mean, axes=[1], keepdims=1))


def build(weights: Weights) -> onnx.ModelProto:
    """Return the network as a checked ONNX model (opset 17) with the given weights inside it."""
    graph = _Graph(weights)
    mask = graph.add("Cast", "attention_mask", to=TensorProto.FLOAT)
    hidden_scores = _attention_mask(graph, mask)
    layers = [_embeddings(graph)]
    for number in range(LAYERS):
        layers.append(_layer(graph, layers[-1], hidden_scores, f"encoder.layer.{number}"))
    graph.nodes.append(helper.make_node("Identity", [_mean_pool(graph, layers[-1], mask)], ["embedding"]))
    for number in TOKEN_LAYERS:
        graph.nodes.append(helper.make_node("Identity", [layers[number]], [f"layer_{number}"]))
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "all-MiniLM-L6-v2",
            [
                helper.make_tensor_value_info(n, TensorProto.INT64, ["batch", "length"])
                for n in ("input_ids", "attention_mask")
            ],
            [
                helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["batch", HIDDEN]),
                *(
                    helper.make_tensor_value_info(f"layer_{number}", TensorProto.FLOAT, ["batch", "length", HIDDEN])
                    for number in TOKEN_LAYERS
                ),
            ],
            [numpy_helper.from_array(value, name) for name, value in graph.constants.items()],
        ),
        opset_imports=[helper.make_opsetid("", 17)],
        ir_version=8,
    )
    onnx.checker.check_model(model)
    return model
