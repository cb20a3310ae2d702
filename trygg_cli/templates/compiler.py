"""How templates are compiled: those from outside so that whatever they do goes through the environment."""

# ruff: noqa: N802, N815 the names are those that jinja2 looks for

from collections.abc import Callable
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame


class Generator(CodeGenerator):
    """Lets `Sandbox` put together the texts of a template, and lets nothing switch its escaping off."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        """Let texts be joined escaped."""
        self.visit(_through("joined", node.nodes, node), frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002
        """Tell the texts that stand in a template from those that only pass through it."""
        node.node = _called(node)
        super().visit_Call(node, frame, forward_caller=forward_caller)

    def visit_EvalContextModifier(self, node: nodes.EvalContextModifier, frame: Frame) -> None:  # noqa: ARG002
        """Refuse to switch escaping off."""
        self.fail("escaping cannot be switched off", node.lineno)

    visit_ScopedEvalContextModifier = visit_EvalContextModifier


class Guarded(Generator):
    """Puts calls of `Sandbox` where a template from outside could otherwise do what nobody counts."""

    def visit_For(self, node: nodes.For, frame: Frame) -> None:
        """Let a loop ask for the time."""
        node.iter = _through("watch", [node.iter], node)
        super().visit_For(node, frame)

    def visit_Compare(self, node: nodes.Compare, frame: Frame) -> None:
        """Let nothing enormous be compared."""
        node.expr = _through("weighed", [node.expr], node)
        for operand in node.ops:
            operand.expr = _through("weighed", [operand.expr], node)
        super().visit_Compare(node, frame)

    def visit_List(self, node: nodes.List, frame: Frame) -> None:
        """Let no enormous list be made."""
        self._make(node, frame, super().visit_List)

    def visit_Tuple(self, node: nodes.Tuple, frame: Frame) -> None:
        """Let no enormous tuple be made."""
        self._make(node, frame, super().visit_Tuple)

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:
        """Let no enormous dict be made."""
        self._make(node, frame, super().visit_Dict)

    def _make(self, node: nodes.Expr, frame: Frame, write: Callable[[Any, Frame], None]) -> None:
        if getattr(node, "ctx", "load") != "load":  # the names that a loop or a set gives values to
            write(node, frame)
            return
        self.write("environment.weighed(")
        write(node, frame)
        self.write(")")


class Direct(Generator):
    """Lets the templates that come along, which are code like ours, look things up and call them at once."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002
        """Call what is to be called."""
        if node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(_called(node), frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")


def _called(node: nodes.Call) -> nodes.Expr:
    """Return what a call calls: texts that stand in the template are put together by another method."""
    own = {"_": ("own_text", 1), "_n": ("own_plural", 2)}
    if isinstance(node.node, nodes.Name) and node.node.name in own:
        method, texts = own[node.node.name]
        if len(node.args) >= texts and all(isinstance(text, nodes.Const) for text in node.args[:texts]):
            return nodes.EnvironmentAttribute(method, lineno=node.lineno)
    return node.node


def _through(method: str, arguments: list[Any], node: nodes.Node) -> nodes.Call:
    return nodes.Call(
        nodes.EnvironmentAttribute(method, lineno=node.lineno), arguments, [], None, None, lineno=node.lineno
    )
