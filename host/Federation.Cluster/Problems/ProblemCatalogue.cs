using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Federation.Contracts;

namespace Federation.Cluster.Problems;

/// <summary>
/// Every failure and issue code of this directory with what to do about it, in both languages. One file an area lies beside
/// this type and is embedded by the build; <c>docs/errors.md</c> is written from them. Immutable and thread safe.
/// </summary>
public sealed class ProblemCatalogue
{
    private const string Prefix = "Problems/";
    private const string Suffix = ".json";

    private static readonly Lazy<ProblemCatalogue> Embedded = new(Load);

    private readonly FrozenDictionary<string, Problem> _problems;

    /// <exception cref="InvalidDataException">A code stands twice; the message names both areas.</exception>
    public ProblemCatalogue(IEnumerable<Problem> problems)
    {
        var byCode = new Dictionary<string, Problem>(StringComparer.Ordinal);
        foreach (var problem in problems)
        {
            if (!byCode.TryAdd(problem.Code, problem))
            {
                throw new InvalidDataException($"The code {problem.Code} stands twice: in {byCode[problem.Code].Area} and in {problem.Area}.");
            }
        }

        _problems = byCode.ToFrozenDictionary(StringComparer.Ordinal);
        All = [.. byCode.Values.OrderBy(problem => problem.Area, StringComparer.Ordinal).ThenBy(problem => problem.Code, StringComparer.Ordinal)];
    }

    /// <summary>The catalogue that this assembly carries.</summary>
    public static ProblemCatalogue Standard => Embedded.Value;

    /// <summary>Every problem, by area and then by code.</summary>
    public IReadOnlyList<Problem> All { get; }

    /// <summary>False for a code that only an adapter of another maker knows.</summary>
    public bool TryFind(string code, [NotNullWhen(true)] out Problem? problem) => _problems.TryGetValue(code, out problem);

    /// <summary>What to do about a code: never empty. An unknown code is answered by its kind.</summary>
    /// <param name="code">As reported, for example <c>csv.headers</c>.</param>
    /// <param name="kind">The failure's kind; null for an issue of one record.</param>
    /// <param name="language">The reader's.</param>
    public string Remedy(string code, FailureKind? kind, RemedyLanguage language) =>
        TryFind(code, out var problem) ? problem.Remedy(language) : FallbackRemedies.For(kind, language);

    private static ProblemCatalogue Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return new ProblemCatalogue(
            from resource in assembly.GetManifestResourceNames()
            where resource.StartsWith(Prefix, StringComparison.Ordinal) && resource.EndsWith(Suffix, StringComparison.Ordinal)
            from problem in ProblemFile.Read(resource[Prefix.Length..^Suffix.Length], Bytes(assembly, resource))
            select problem);
    }

    private static byte[] Bytes(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!; // The name came from the assembly itself.
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
