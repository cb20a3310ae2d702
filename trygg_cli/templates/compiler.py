"""How templates are compiled: so that their own texts are told from those that only pass through."""

# ruff: noqa: ARG002, FBT001, FBT002, N802, N815 names and arguments are those that jinja2 has

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef


class Generator(CodeGenerator):
    """Lets `Sandbox` put together the texts of a template, and lets nothing switch its escaping off."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        """Let texts be joined escaped."""
        joined = nodes.EnvironmentAttribute("joined", lineno=node.lineno)
        self.visit(nodes.Call(joined, node.nodes, [], None, None, lineno=node.lineno), frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """Tell the texts that stand in a template from those that only pass through it."""
        node.node = _called(node)
        super().visit_Call(node, frame, forward_caller=forward_caller)

    def visit_EvalContextModifier(self, node: nodes.EvalContextModifier, frame: Frame) -> None:
        """Refuse to switch escaping off."""
        self.fail("escaping cannot be switched off", node.lineno)

    visit_ScopedEvalContextModifier = visit_EvalContextModifier

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        """Let nothing but plain text be shown while a template is compiled, when nobody looks at what it is."""
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)


class Direct(Generator):
    """Lets the templates that come along, which are code like ours, look things up and call them at once.

    What they write is escaped once, and what `Sandbox.concat` has put together is known to be.
    """

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape:
            self.write("environment.escape(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape:
            self.write(")")
        else:
            super()._output_child_post(node, frame, finalize)

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Make a macro, which has no need to escape what it has put together."""
        name = getattr(macro_ref.node, "name", None)
        arguments = tuple(argument.name for argument in macro_ref.node.args)
        taken = (macro_ref.accesses_kwargs, macro_ref.accesses_varargs, macro_ref.accesses_caller)
        self.write(
            f"Macro(environment, macro, {name!r}, {arguments!r}, {', '.join(map(repr, taken))}, False)"
        )

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Look something up."""
        self.write("environment.look_up(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})")

    def visit_Assign(self, node: nodes.Assign, frame: Frame) -> None:
        """Let a list that stands in a namespace grow where it is: a new one each time is slow where it is long."""
        target, value = node.target, node.node
        if isinstance(target, nodes.NSRef) and isinstance(value, nodes.Add) and _is_just(value.left, target):
            grown = nodes.EnvironmentAttribute("grown", lineno=node.lineno)
            node.node = nodes.Call(grown, [value.left, value.right], [], None, None, lineno=node.lineno)
        super().visit_Assign(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
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


def _is_just(value: nodes.Expr, target: nodes.NSRef) -> bool:
    """Tell whether something is what stands in a place of a namespace."""
    return (
        isinstance(value, nodes.Getattr)
        and isinstance(value.node, nodes.Name)
        and (value.node.name, value.attr) == (target.name, target.attr)
    )


def _called(node: nodes.Call) -> nodes.Expr:
    """Return what a call calls: texts that stand in the template are put together by another method."""
    own = {"_": ("own_text", 1), "_n": ("own_plural", 2)}
    if isinstance(node.node, nodes.Name) and node.node.name in own:
        method, texts = own[node.node.name]
        if len(node.args) >= texts and all(isinstance(text, nodes.Const) for text in node.args[:texts]):
            return nodes.EnvironmentAttribute(method, lineno=node.lineno)
    return node.node
