using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace InvoiceWeb.Tests.Rules.Texts;

/// <summary>Where in the sources an instruction comes from.</summary>
public static class SourcePlace
{
    /// <summary><c>src/…/Page.razor:12</c>, from the symbols; without a line where the compiler made the code.</summary>
    public static string Of(MethodDefinition method, Instruction at)
    {
        var point = method.DebugInformation.SequencePoints.Where(p => !p.IsHidden && p.Offset <= at.Offset).MaxBy(p => p.Offset);
        return point is null ? FileOf(method.DeclaringType) : $"{FromRoot(point.Document.Url)}:{point.StartLine}";
    }

    /// <summary>The line of a piece of markup, for which there are no symbols.</summary>
    public static string OfMarkup(MethodDefinition method, string text)
    {
        var file = FileOf(method.DeclaringType);
        if (!File.Exists(Path.Combine(Repository.Root, file))) return file;
        var source = Repository.Read(file);
        var found = Regex.Match(source, string.Join(@"\s+", text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Select(Regex.Escape)));
        return found.Success ? $"{file}:{source[..found.Index].Count(c => c == '\n') + 1}" : file;
    }

    private static string FileOf(TypeDefinition type)
    {
        while (type.DeclaringType is { } outer) type = outer;
        return $"src/{type.Module.Assembly.Name.Name}/{string.Join('/', type.Namespace.Split('.').Skip(1).Append(type.Name.Split('`')[0]))}.razor";
    }

    private static string FromRoot(string path)
    {
        path = path.Replace('\\', '/');
        var src = path.LastIndexOf("/src/", StringComparison.Ordinal);
        var tests = path.LastIndexOf("/tests/", StringComparison.Ordinal);
        return Math.Max(src, tests) is var cut and >= 0 ? path[(cut + 1)..] : path;
    }
}
