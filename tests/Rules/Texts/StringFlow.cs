using Mono.Cecil;
using Mono.Cecil.Cil;

namespace InvoiceWeb.Tests.Rules.Texts;

/// <summary>
/// Follows strings through a method as the machine does: over branches, variables, interpolation and arrays, and out of the program's own
/// methods. So a text is found also where it is chosen by a condition or comes from a method that names it.
/// </summary>
public sealed class StringFlow
{
    private static readonly Dictionary<MethodDefinition, Strings> Returns = [];
    private readonly MethodDefinition _method;
    private readonly Dictionary<Instruction, State> _before = [];
    private readonly Dictionary<Instruction, Strings> _arrays = [];
    private readonly Strings _returned = new();

    private StringFlow(MethodDefinition method) => _method = method;

    /// <summary>Every call in a method.</summary>
    public static IEnumerable<SeenCall> Calls(MethodDefinition method)
    {
        if (!method.HasBody) return [];
        var flow = new StringFlow(method);
        flow.Run();
        return flow.Seen();
    }

    /// <summary>What a method of ours may return, as far as it names it itself.</summary>
    private static Strings ReturnedBy(MethodReference called)
    {
        var name = called.ReturnType.FullName;
        if (name is not ("System.String" or "System.FormattableString") || !called.DeclaringType.FullName.StartsWith("InvoiceWeb.", StringComparison.Ordinal)) return Strings.Open;
        if (called.Resolve() is not { HasBody: true } method) return Strings.Open;
        if (Returns.TryGetValue(method, out var known)) return known;
        Returns[method] = Strings.Open;
        var flow = new StringFlow(method);
        flow.Run();
        flow._returned.Parameters.Clear();
        return Returns[method] = flow._returned;
    }

    private void Run()
    {
        var work = new Queue<Instruction>();
        Reach(_method.Body.Instructions[0], new State([], new Strings?[_method.Body.Variables.Count]), work);
        foreach (var handler in _method.Body.ExceptionHandlers)
        {
            Reach(handler.HandlerStart, Caught(handler), work);
            if (handler.FilterStart is { } filter) Reach(filter, Caught(handler), work);
        }
        while (work.TryDequeue(out var instruction))
        {
            var state = _before[instruction].Copy();
            Step(instruction, state, null);
            foreach (var next in Next(instruction)) Reach(next, state, work);
        }
    }

    private State Caught(ExceptionHandler handler) => new(
        handler.HandlerType is ExceptionHandlerType.Catch or ExceptionHandlerType.Filter ? [Strings.Open] : [], new Strings?[_method.Body.Variables.Count]);

    private IEnumerable<SeenCall> Seen()
    {
        var calls = new List<SeenCall>();
        foreach (var (instruction, state) in _before.OrderBy(b => b.Key.Offset)) Step(instruction, state.Copy(), calls);
        return calls;
    }

    private void Reach(Instruction? at, State state, Queue<Instruction> work)
    {
        if (at is null) return;
        if (_before.TryGetValue(at, out var known) ? known.Take(state) : _before.TryAdd(at, state.Copy())) work.Enqueue(at);
    }

    private static IEnumerable<Instruction?> Next(Instruction at) => (at.OpCode.FlowControl, at.Operand) switch
    {
        (FlowControl.Branch, Instruction target) => [target],
        (FlowControl.Cond_Branch, Instruction target) => [target, at.Next],
        (FlowControl.Cond_Branch, Instruction[] targets) => [.. targets, at.Next],
        (FlowControl.Return or FlowControl.Throw, _) => [],
        _ => [at.Next],
    };

    private void Step(Instruction at, State state, List<SeenCall>? calls)
    {
        var stack = state.Stack;
        switch (at.OpCode.Code)
        {
            case Code.Ldstr: stack.Add(Strings.Of((string)at.Operand)); return;
            case Code.Ldnull: stack.Add(Strings.None); return;
            case Code.Dup: stack.Add(stack[^1]); return;
            case Code.Newarr: state.Pop(); stack.Add(_arrays.TryGetValue(at, out var array) ? array : _arrays[at] = new Strings()); return;
            case Code.Stelem_Ref: var element = state.Pop(); state.Pop(); state.Pop().Take(element); return;
            case Code.Ldelem_Ref: state.Pop(); return; // an element may be whatever the array holds
            case Code.Castclass or Code.Isinst: return;
            case Code.Box: var boxed = state.Pop(); stack.Add(Members((TypeReference)at.Operand) ?? boxed); return;
            case Code.Ret when stack.Count > 0: _returned.Take(stack[^1]); stack.Clear(); return;
            case Code.Call or Code.Callvirt or Code.Newobj: Call(at, (MethodReference)at.Operand, state, calls); return;
        }
        if (Local(at) is { } local)
        {
            if (at.OpCode.Name.StartsWith("ldloca", StringComparison.Ordinal)) stack.Add(new Strings { Local = local });
            else if (at.OpCode.Name.StartsWith("ldloc", StringComparison.Ordinal)) stack.Add(state.Locals[local] ?? Strings.Open);
            else state.Locals[local] = state.Pop();
        }
        else if (Parameter(at) is { } parameter) stack.Add(Strings.Parameter(parameter));
        else state.Change(at);
    }

    private void Call(Instruction at, MethodReference called, State state, List<SeenCall>? calls)
    {
        var count = called.Parameters.Count + (called.HasThis && !called.ExplicitThis && at.OpCode.Code != Code.Newobj ? 1 : 0);
        var arguments = state.Pop(count);
        calls?.Add(new SeenCall(_method, called, arguments, SourcePlace.Of(_method, at)));
        if (at.OpCode.Code == Code.Newobj) state.Stack.Add(Strings.Open);
        else if (called.ReturnType.FullName != "System.Void") state.Stack.Add(Result(at, called, arguments, state));
        else if (called.Name.StartsWith("Append", StringComparison.Ordinal) && arguments is [{ Local: { } handler }, var part, ..])
            (state.Locals[handler] ??= new Strings()).Take(part);
    }

    private static Strings Result(Instruction at, MethodReference called, IReadOnlyList<Strings> arguments, State state) => (called.DeclaringType.FullName, called.Name) switch
    {
        ("System.Object" or "System.Enum", "ToString") when at.Previous?.OpCode.Code == Code.Constrained => Members((TypeReference)at.Previous.Operand) ?? Strings.Open,
        ("System.String", "Concat" or "Format" or "Join" or "Trim" or "ToLowerInvariant") => Strings.Union(arguments),
        ("System.Runtime.CompilerServices.DefaultInterpolatedStringHandler", "ToStringAndClear") => arguments is [{ Local: { } handler }] ? state.Locals[handler] ?? Strings.Open : Strings.Open,
        ("System.Runtime.CompilerServices.FormattableStringFactory", "Create") => arguments[0],
        ("Microsoft.AspNetCore.Components.CompilerServices.RuntimeHelpers", "TypeCheck") => arguments[0],
        ("Microsoft.Extensions.Localization.IStringLocalizer" or "Microsoft.Extensions.Localization.LocalizedString", _) => Strings.None,
        _ => ReturnedBy(called),
    };

    private static Strings? Members(TypeReference type) =>
        type is GenericInstanceType { ElementType.FullName: "System.Nullable`1" } maybe ? Members(maybe.GenericArguments[0])
        : type.FullName.StartsWith("InvoiceWeb.", StringComparison.Ordinal) && type.Resolve() is { IsEnum: true } members ? Strings.Of(members.Fields.Where(f => f.IsStatic).Select(f => f.Name)) : null;

    private static int? Local(Instruction at) => at.OpCode.Code switch
    {
        Code.Ldloc_0 or Code.Stloc_0 => 0, Code.Ldloc_1 or Code.Stloc_1 => 1, Code.Ldloc_2 or Code.Stloc_2 => 2, Code.Ldloc_3 or Code.Stloc_3 => 3,
        _ => (at.Operand as VariableDefinition)?.Index,
    };

    private int? Parameter(Instruction at) => at.OpCode.Code switch
    {
        Code.Ldarg_0 => 0, Code.Ldarg_1 => 1, Code.Ldarg_2 => 2, Code.Ldarg_3 => 3,
        Code.Ldarg or Code.Ldarg_S => ((ParameterDefinition)at.Operand).Index + (_method.HasThis ? 1 : 0),
        _ => null,
    };

    private sealed record State(List<Strings> Stack, Strings?[] Locals)
    {
        public State Copy() => new([.. Stack], [.. Locals]);

        public Strings Pop()
        {
            if (Stack.Count == 0) return Strings.Open;
            var top = Stack[^1];
            Stack.RemoveAt(Stack.Count - 1);
            return top;
        }

        public IReadOnlyList<Strings> Pop(int count) => [.. Enumerable.Range(0, count).Select(_ => Pop()).Reverse()];

        /// <summary>Takes over what another way to the same place brings along.</summary>
        public bool Take(State other)
        {
            var changed = false;
            for (var i = 0; i < Math.Min(Stack.Count, other.Stack.Count); i++) changed |= Merge(Stack[i], other.Stack[i], merged => Stack[i] = merged);
            for (var i = 0; i < Locals.Length; i++)
            {
                if (other.Locals[i] is not { } theirs) continue;
                if (Locals[i] is { } ours) changed |= Merge(ours, theirs, merged => Locals[i] = merged);
                else (Locals[i], changed) = (theirs, true);
            }
            return changed;
        }

        private static bool Merge(Strings ours, Strings theirs, Action<Strings> put)
        {
            if (ReferenceEquals(ours, theirs)) return false;
            var merged = Strings.Union([ours]);
            if (!merged.Take(theirs)) return false;
            put(merged);
            return true;
        }

        public void Change(Instruction at)
        {
            var pops = at.OpCode.StackBehaviourPop switch
            {
                StackBehaviour.Pop0 => 0,
                StackBehaviour.Pop1 or StackBehaviour.Popi or StackBehaviour.Popref => 1,
                StackBehaviour.PopAll => Stack.Count,
                StackBehaviour.Varpop => 0,
                StackBehaviour.Popref_popi_popi or StackBehaviour.Popref_popi_popi8 or StackBehaviour.Popref_popi_popr4 or StackBehaviour.Popref_popi_popr8
                    or StackBehaviour.Popref_popi_popref or StackBehaviour.Popi_popi_popi => 3,
                _ => 2,
            };
            Pop(pops);
            if (at.OpCode.StackBehaviourPush is not (StackBehaviour.Push0 or StackBehaviour.Varpush)) Stack.Add(Strings.Open);
        }
    }
}
