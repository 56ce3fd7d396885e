using System.Reflection;
using System.Text;
using Federation.Registry.Criteria.Reading;

namespace Federation.Registry.Criteria;

/// <summary>Reads a criteria file. <c>criteria.schema.json</c> describes it to editors; what is checked is checked here.</summary>
public static class CriteriaFile
{
    /// <summary>The longest file that is read, in characters.</summary>
    public const int MaxLength = 1_000_000;

    /// <param name="yaml">YAML 1.2 without anchors, aliases and tags.</param>
    /// <returns>The criteria, or everything that is wrong with them, by line.</returns>
    public static CriteriaReading Read(string yaml)
    {
        var problems = new List<CriteriaProblem>();
        var root = NodeParser.Parse(yaml, problems);
        var criteria = root is null ? null : new SetReader(problems).Read(root);
        return problems.Count == 0
            ? new CriteriaReading(criteria, [])
            : new CriteriaReading(null, [.. problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Code, StringComparer.Ordinal)]);
    }

    /// <summary>The text of an embedded file.</summary>
    /// <param name="name">Without its ending.</param>
    internal static string EmbeddedText(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Criteria/{name}.yaml")
            ?? throw new InvalidOperationException($"The build embedded no criteria \"{name}\".");
        using var reader = new StreamReader(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        return reader.ReadToEnd();
    }

    /// <exception cref="InvalidDataException">The embedded file is broken; the message has every problem.</exception>
    internal static CriteriaSet Embedded(string name)
    {
        var reading = Read(EmbeddedText(name));
        return reading.Criteria ?? throw new InvalidDataException($"{name}.yaml:\n{string.Join('\n', reading.Problems)}");
    }
}
