using System.Text.RegularExpressions;
using Federation.Architecture.Tests.Repository;

namespace Federation.Architecture.Tests.Problems;

/// <summary>A place in the sources that reports a code.</summary>
/// <param name="Code">The literal; null where the code is put together at run time.</param>
/// <param name="Place">File and line, for whoever mends it.</param>
internal sealed partial record CodeUse(string? Code, string Place)
{
    /// <summary>Every use below these folders of the root.</summary>
    public static IReadOnlyList<CodeUse> Scan(params string[] folders)
    {
        var sources = folders.SelectMany(folder => RepositoryFiles.Find(folder, ".cs"))
            .Select(path => (Path: RepositoryFiles.Relative(path), Text: File.ReadAllText(path)))
            .ToArray();
        var constants = sources.SelectMany(source => Constant().Matches(source.Text))
            .ToLookup(match => match.Groups["name"].Value, match => match.Groups["code"].Value, StringComparer.Ordinal);
        return [.. sources.SelectMany(source => In(source.Text, source.Path, constants))];
    }

    /// <summary>The uses in one source; a named constant counts with every value that it has anywhere.</summary>
    public static IEnumerable<CodeUse> In(string source, string path, ILookup<string, string> constants)
    {
        foreach (Match use in Report().Matches(source))
        {
            string place = $"{path}:{source.AsSpan(0, use.Index).Count('\n') + 1}";
            if (use.Groups["code"].Success) yield return new CodeUse(use.Groups["code"].Value, place);
            if (use.Groups["built"].Success) yield return new CodeUse(null, place);
            foreach (string value in constants[use.Groups["name"].Value]) yield return new CodeUse(value, place);
        }
    }

    // new AdapterException(kind, "code" …, any call with FailureKind.X, "code" …, Issue.Error("code" … or Issue.Warning("code" …, and what a mutation refuses
    [GeneratedRegex("""(?:AdapterException\(\s*[\w.]+\s*,|FailureKind\.\w+\s*,|Issue\.(?:Error|Warning)\(|Answer\.Refused\(|NotFound\.Centre\(|new\s+(?:Refused|NotFound|InputProblem)\()\s*(?:"(?<code>[^"\s]*)"|(?<built>\$+@?")|(?:[A-Z]\w*\.)*(?<name>[A-Z]\w*)\s*[,)])""")]
    private static partial Regex Report();

    [GeneratedRegex("""const\s+string\s+(?<name>\w+)\s*=\s*"(?<code>[a-z0-9]+(?:[.-][a-z0-9]+)+)"\s*;""")]
    private static partial Regex Constant();
}
