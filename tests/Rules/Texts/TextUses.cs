using System.Text.RegularExpressions;
using Mono.Cecil;

namespace InvoiceWeb.Tests.Rules.Texts;

/// <summary>A text that people are shown, and where.</summary>
public sealed record TextUse(string Key, string Place);

/// <summary>
/// All texts of a program that a language must know: keys of the localizer, sentences of refusals with the words in them, messages of
/// validation attributes, and names of the history.
/// </summary>
public sealed partial class TextUses
{
    /// <summary>Parameters whose value is shown later, by a localizer that sees it only while running: the method, and which ones (the object counts as 0).</summary>
    private static readonly Dictionary<string, int[]> Shown = new(StringComparer.Ordinal)
    {
        ["InvoiceWeb.Audit.AuditChange::Of"] = [0],
        ["InvoiceWeb.Audit.AuditChange::.ctor"] = [0],
        ["InvoiceWeb.Audit.AuditVerdict::Broken"] = [1],
        ["InvoiceWeb.Data.Tenancy.TenantWork::Record"] = [3],
        ["InvoiceWeb.Hosting.SetUp.DemoPerson::.ctor"] = [4],
        ["InvoiceWeb.Invoices.Field`1::.ctor"] = [0],
        ["InvoiceWeb.Payments.Allocating::RecordCreditAsync"] = [2],
        ["InvoiceWeb.Approvals.Pages.ApprovalInbox::DecideAsync"] = [2],
        ["InvoiceWeb.Identity.SecurityEvent::.ctor"] = [1],
        ["InvoiceWeb.Jobs.Job::.ctor"] = [0],
        ["InvoiceWeb.Tenancy.Views.SettingsArea::.ctor"] = [0, 2, 3],
        ["InvoiceWeb.Ui.ShortcutsList/Place::.ctor"] = [0],
        ["InvoiceWeb.Ui.ShortcutsList/Shortcut::.ctor"] = [1],
    };

    private readonly List<SeenCall> _calls;
    private readonly List<TextUse> _uses = [];
    private readonly List<TextUse> _open = [];
    private readonly HashSet<(string, int)> _asked = [];
    private readonly ILookup<string, SeenCall> _callsTo;

    public TextUses(IEnumerable<TypeDefinition> types)
    {
        var all = types.ToList();
        var methods = all.SelectMany(InvoiceWeb.Tests.Rules.Uses.WithNested).SelectMany(t => t.Methods).ToList();
        _calls = [.. methods.SelectMany(StringFlow.Calls)];
        _callsTo = _calls.ToLookup(c => Name(c.To));
        var refusing = _calls.Where(c => c.To is { Name: ".ctor", DeclaringType.FullName: "InvoiceWeb.RuleBrokenException" }).Select(c => c.In).ToHashSet();
        foreach (var call in _calls)
        {
            if (call.To is { Name: "get_Item", DeclaringType.FullName: "Microsoft.Extensions.Localization.IStringLocalizer" }) Take(call, 1);
            else if (call.To is { Name: ".ctor", DeclaringType.FullName: "InvoiceWeb.RuleBrokenException" }) Take(call, 1);
            else if (call.To.Name == "Create" && call.To.DeclaringType.Name == "FormattableStringFactory" && refusing.Contains(call.In)) Words(call, 1);
            else if (Shown.TryGetValue(Name(call.To), out var parameters)) foreach (var parameter in parameters) Take(call, parameter);
            else if (IsFieldOfHistory(call)) foreach (var text in call.Arguments[0].Texts) _uses.Add(new(text.Trim(), call.Place));
        }
        foreach (var (attribute, place) in methods.Select(m => m.DeclaringType).Distinct().SelectMany(Annotations))
            if (attribute.Properties.FirstOrDefault(p => p.Name == "ErrorMessage").Argument.Value is string text) _uses.Add(new(text, place));
    }

    /// <summary>Every text with one of the places where it is used.</summary>
    public IReadOnlyList<TextUse> Keys => [.. _uses.Where(u => HasWords(u.Key)).DistinctBy(u => u.Key).OrderBy(u => u.Key, StringComparer.Ordinal)];

    /// <summary>Uses whose text only the running program knows.</summary>
    public IReadOnlyList<TextUse> Unknown => [.. _open.Distinct()];

    private void Take(SeenCall call, int index)
    {
        if (index >= call.Arguments.Count) return;
        var argument = call.Arguments[index];
        foreach (var text in argument.Texts) _uses.Add(new(text, call.Place));
        var asked = Ask(call.In, argument);
        if (argument.IsOpen && argument.Texts.Count == 0 && !asked) _open.Add(new(Outermost(call.In.DeclaringType), call.Place));
    }

    private void Words(SeenCall call, int index)
    {
        foreach (var text in call.Arguments[index].Texts) _uses.Add(new(text, call.Place));
        Ask(call.In, call.Arguments[index]);
    }

    /// <summary>What comes in by a parameter is named by the callers.</summary>
    private bool Ask(MethodDefinition method, Strings argument)
    {
        var found = false;
        foreach (var parameter in argument.Parameters)
        {
            if (!_asked.Add((Name(method), parameter))) { found = true; continue; }
            // A constructor is called without the object that it makes.
            var index = method.IsConstructor && method.HasThis ? parameter - 1 : parameter;
            foreach (var caller in _callsTo[Name(method)])
            {
                if (index < 0 || index >= caller.Arguments.Count || caller.To.Parameters.Count != method.Parameters.Count) continue;
                foreach (var text in caller.Arguments[index].Texts) _uses.Add(new(text, caller.Place));
                found |= caller.Arguments[index].Texts.Count > 0 | Ask(caller.In, caller.Arguments[index]);
            }
        }
        return found;
    }

    private static IEnumerable<(CustomAttribute, string)> Annotations(TypeDefinition type) =>
        from property in type.Properties
        from attribute in property.CustomAttributes
        select (attribute, property.GetMethod is { HasBody: true } getter ? SourcePlace.Of(getter, getter.Body.Instructions[0]) : type.FullName);

    /// <summary>The names under which the history keeps the fields of an invoice's content.</summary>
    private static bool IsFieldOfHistory(SeenCall call) =>
        call.To is { Name: ".ctor", DeclaringType: GenericInstanceType { ElementType.FullName: "System.ValueTuple`2" } } && Outermost(call.In.DeclaringType) == "InvoiceWeb.Invoices.ContentChanges";

    private static string Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type.FullName;

    private static string Name(MethodReference method) => $"{method.DeclaringType.GetElementType().FullName}::{method.Name}";

    /// <summary>“{0} – {1}” needs no translation.</summary>
    private static bool HasWords(string text) => Letters().IsMatch(Placeholder().Replace(text, ""));

    [GeneratedRegex(@"\p{L}")]
    private static partial Regex Letters();

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Placeholder();
}
