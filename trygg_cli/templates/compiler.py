"""How templates are compiled: so that their own texts are told from those that only pass through."""

# ruff: noqa: ARG002, FBT001, FBT002, N802, N815 names and arguments are those that jinja2 has

from typing import Any

from jinja2 import meta, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef, find_undeclared


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


_OF_MACROS = {"about", "draw", "facts", "form", "say", "why"}
"""What the templates that come along call the templates of macros that they import."""


class Direct(Generator):
    """Makes plain Python of the templates that come along, which are code like ours.

    A macro is a function, an attribute is looked up as Python does, and what a template asks its surroundings for is
    asked once. What they write is escaped once, and what `Sandbox.concat` has put together is known to be.
    """

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        """Compile a template."""
        self._outside_blocks = [part for part in node.body if not isinstance(part, nodes.Block)]
        self._macros = {macro.name for macro in node.find_all(nodes.Macro)} | {"caller"}
        super().visit_Template(node, frame)

    def get_resolve_func(self) -> str:
        """Return what finds what a name stands for: if nothing does, that is told where it is used."""
        return "context.resolve"

    def enter_frame(self, frame: Frame) -> None:
        """Begin what has names of its own; what the macros of a template ask for is asked outside them."""
        if frame.toplevel or frame.block_frame:
            body = self.blocks[frame.block].body if frame.block else self._outside_blocks
            whole = nodes.Template(body, lineno=1)
            whole.set_environment(self.environment)
            asked_for = {*self.environment.globals, *meta.find_undeclared_variables(whole)}
            for name in sorted(asked_for & {used.name for used in whole.find_all(nodes.Name)}):
                frame.symbols.load(name)
        super().enter_frame(frame)

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:
        """End what has names of its own: nothing goes by them afterwards."""

    def pop_assign_tracking(self, frame: Frame) -> None:
        """Note for other templates what has been named, where they can see it."""
        if frame.toplevel:
            super().pop_assign_tracking(frame)
        else:
            self._assign_stack.pop()

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not self._is_written(node):
            self.write(f"environment.{'escape' if frame.eval_ctx.autoescape else 'show'}(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not self._is_written(node):
            self.write(")")

    def _is_written(self, node: nodes.Expr) -> bool:
        """Tell whether something is what a macro or a text of the template writes, which has been escaped."""
        if isinstance(node, nodes.CondExpr):
            return node.expr2 is not None and self._is_written(node.expr1) and self._is_written(node.expr2)
        if not isinstance(node, nodes.Call):
            return False
        match _called(node):
            case nodes.EnvironmentAttribute():
                return True
            case nodes.Name(name=name):
                return name in self._macros
            case nodes.Getattr(node=nodes.Name(name=name)):
                return name in _OF_MACROS
        return False

    def macro_body(self, node: nodes.Macro | nodes.CallBlock, frame: Frame) -> tuple[Frame, MacroRef]:
        """Write a macro as a function."""
        inner = frame.inner()
        inner.symbols.analyze_node(node)
        inner.require_output_check = False
        required = len(node.args) - len(node.defaults)
        self.writeline("def macro(", node)
        for place, argument in enumerate(node.args):
            self.write(inner.symbols.ref(argument.name))
            if place >= required:
                self.write("=")
                self.visit(node.defaults[place - required], frame)
            self.write(", ")
        has_caller = "caller" in find_undeclared(node.body, ("caller",))
        self.write("*, caller):" if has_caller else "):")
        self.indent()
        if has_caller:
            self.writeline(f"{inner.symbols.declare_parameter('caller')} = caller")
        self.buffer(inner)
        self.enter_frame(inner)
        self.blockvisit(node.body, inner)
        self.return_buffer_contents(inner, force_unescaped=True)
        self.outdent()
        return inner, MacroRef(node)

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Name a macro."""
        self.write("macro")

    def visit_For(self, node: nodes.For, frame: Frame) -> None:
        """Go through things; those that are passed over need no loop of their own where none is counted."""
        if node.test and not node.else_ and "loop" not in find_undeclared(node.body, ("loop",)):
            node.body, node.test = [nodes.If(node.test, node.body, [], [], lineno=node.lineno)], None
        super().visit_For(node, frame)

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:
        """Name something."""
        if node.ctx == "load":
            self.write(frame.symbols.ref(node.name))
        else:
            super().visit_Name(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Look something up."""
        self.visit(node.node, frame)
        is_block = isinstance(node.node, nodes.Name) and node.node.name == "self"
        self.write(f"[{node.attr!r}]" if is_block else f".{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:
        """Look something up under a key or at a place."""
        self.visit(node.node, frame)
        self.write("[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:
        """Ask what something is; whether a thing has an attribute, and whether it is nothing, Python tells."""
        if node.name == "none":
            self.write("(")
            self.visit(node.node, frame)
            self.write(" is None)")
        elif node.name == "defined" and isinstance(node.node, nodes.Getattr):
            self.write("hasattr(")
            self.visit(node.node.node, frame)
            self.write(f", {node.node.attr!r})")
        else:
            super().visit_Test(node, frame)

    def visit_Assign(self, node: nodes.Assign, frame: Frame) -> None:
        """Name something, or put it into a namespace; a list that stands there grows where it is."""
        target, value = node.target, node.node
        if not isinstance(target, nodes.NSRef):
            super().visit_Assign(node, frame)
            return
        self.writeline(f"{frame.symbols.ref(target.name)}.{target.attr} ", node)
        if isinstance(value, nodes.Add) and _is_just(value.left, target):
            self.write("+= ")
            value = value.right
        else:
            self.write("= ")
        self.visit(value, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """Call what is to be called; a text with nothing to put in is only looked up."""
        called = _called(node)
        if isinstance(called, nodes.EnvironmentAttribute) and len(node.args) == 1 and not node.kwargs:
            self.write("environment.texts[")
            self.visit(node.args[0], frame)
            self.write("]")
            return
        self.visit(called, frame)
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
