using Federation.Registry.Criteria;

namespace Federation.Registry.Tests.Criteria;

/// <summary>The embedded file with one thing wrong in one criterion, and what a reader has to say of it.</summary>
internal sealed record SpoiltFile(string Yaml, string Code, int Line)
{
    public static readonly string[] Whole = CriteriaFile.EmbeddedText("ccc-1.0").TrimEnd('\n').Split('\n');

    /// <summary>Where each criterion begins, from 0.</summary>
    public static readonly int[] Begins = [.. Enumerable.Range(0, Whole.Length).Where(line => Whole[line].StartsWith("  - id: ", StringComparison.Ordinal))];

    /// <summary>Every way to spoil a criterion, by a name for failure messages.</summary>
    public static readonly IReadOnlyDictionary<string, Func<int, SpoiltFile>> Ways = new Dictionary<string, Func<int, SpoiltFile>>
    {
        ["axis unknown"] = criterion => Replaced(criterion, "    axis: ", "    axis: comfort", CriteriaProblemCodes.UnknownAxis),
        ["evidence unknown"] = criterion => Replaced(criterion, "    evidence: ", "    evidence: rumour", CriteriaProblemCodes.UnknownEvidence),
        ["unit missing"] = criterion => Without(criterion, "    unit:", CriteriaProblemCodes.MissingUnit),
        ["id of another"] = Duplicate,
        ["id in capitals"] = criterion => Replaced(criterion, "  - id: ", "  - id: Tech", CriteriaProblemCodes.BadValue),
        ["question without English"] = criterion => WithoutText(criterion, "    question:", "en"),
        ["measure without French"] = criterion => WithoutText(criterion, "    measure:", "fr"),
        ["source without English"] = criterion => WithoutText(criterion, "    source:", "en"),
        ["question blank in French"] = criterion => Blank(criterion, "    question:", "fr"),
        ["threshold falls"] = criterion => Replaced(criterion, "    levels: ", Has(criterion, "    better: lower") ? "    levels: [5, 9, 7]" : "    levels: [9, 5, 7]", CriteriaProblemCodes.ThresholdOrder),
        ["threshold no number"] = criterion => Replaced(criterion, "    levels: ", "    levels: [1, much, 1]", CriteriaProblemCodes.BadValue),
        ["threshold missing"] = criterion => Replaced(criterion, "    levels: ", "    levels: [1, 1]", CriteriaProblemCodes.Shape),
        ["member unknown"] = criterion => Inserted(criterion, "    colour: blue", CriteriaProblemCodes.UnknownMember, 1),
        ["member twice"] = criterion => Inserted(criterion, Whole[Find(criterion, "    axis: ")], CriteriaProblemCodes.RepeatedMember, 2),
        ["axis missing"] = criterion => Without(criterion, "    axis:", CriteriaProblemCodes.MissingMember),
        ["basis missing"] = criterion => Without(criterion, "    basis:", CriteriaProblemCodes.MissingMember),
        ["source missing"] = criterion => Without(criterion, "    source:", CriteriaProblemCodes.MissingMember),
        ["better unknown"] = criterion => Replaced(criterion, "    better: ", "    better: louder", CriteriaProblemCodes.BadValue),
        ["statement without its value, or with one too many"] = criterion =>
            Replaced(Whole, Find(criterion, "    says:") + 1, Has(criterion, "    unit: yes-no") ? "      fr: \"Il y a {value}\"" : "      fr: \"Il y en a\"", CriteriaProblemCodes.BadValue) with { Line = Find(criterion, "    says:") + 1 },
        ["statement in one language"] = criterion => WithoutText(criterion, "    says:", "en"),
        ["unknown missing"] = criterion => Without(criterion, "    unknown:", CriteriaProblemCodes.MissingMember),
        ["question no text"] = criterion => Replaced(Whole, Find(criterion, "    question:") + 1, "      fr: [a, b]", CriteriaProblemCodes.Shape),
    };

    private static int Find(int criterion, string beginning) => Array.FindIndex(Whole, Begins[criterion], line => line.StartsWith(beginning, StringComparison.Ordinal));

    private static bool Has(int criterion, string line) => Find(criterion, line) is var found && found >= 0 && (criterion + 1 == Begins.Length || found < Begins[criterion + 1]);

    private static SpoiltFile Replaced(int criterion, string beginning, string line, string code) => Replaced(Whole, Find(criterion, beginning), line, code);

    private static SpoiltFile Replaced(string[] whole, int at, string line, string code)
    {
        string[] lines = [.. whole];
        lines[at] = line;
        return new SpoiltFile(string.Join('\n', lines), code, at + 1);
    }

    // The criterion's first line is named: what is missing has none.
    private static SpoiltFile Without(int criterion, string member, string code)
    {
        var lines = Whole.ToList();
        int at = Find(criterion, member);
        do lines.RemoveAt(at);
        while (at < lines.Count && lines[at].StartsWith("      ", StringComparison.Ordinal));
        return new SpoiltFile(string.Join('\n', lines), code, Begins[criterion] + 1);
    }

    // The text's own line is named.
    private static SpoiltFile WithoutText(int criterion, string member, string language)
    {
        var lines = Whole.ToList();
        int at = Find(criterion, member);
        lines.RemoveAt(at + (language == "fr" ? 1 : 2));
        return new SpoiltFile(string.Join('\n', lines), CriteriaProblemCodes.MissingTranslation, at + 1);
    }

    private static SpoiltFile Blank(int criterion, string member, string language) =>
        Replaced(Whole, Find(criterion, member) + (language == "fr" ? 1 : 2), $"      {language}: \" \"", CriteriaProblemCodes.MissingTranslation);

    // Whichever of the two comes later is the one too many.
    private static SpoiltFile Duplicate(int criterion)
    {
        int other = (criterion + 7) % Begins.Length;
        return Replaced(Whole, Begins[criterion], Whole[Begins[other]], CriteriaProblemCodes.DuplicateId) with { Line = Begins[Math.Max(criterion, other)] + 1 };
    }

    private static SpoiltFile Inserted(int criterion, string line, string code, int below)
    {
        var lines = Whole.ToList();
        lines.Insert(Begins[criterion] + below, line);
        return new SpoiltFile(string.Join('\n', lines), code, Begins[criterion] + below + 1);
    }
}
