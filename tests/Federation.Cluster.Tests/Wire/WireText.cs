using System.Text;

namespace Federation.Cluster.Tests.Wire;

/// <summary>Contracts as the text of <c>docs/wire.txt</c>, and back.</summary>
internal static class WireText
{
    private const string Remark = "  # ", Colon = ": ", Indent = "  ";

    private const string Head = """
        # What hosts send one another and what they store, written from the code by UPDATE_DOCS=1 ./test.sh Cluster.
        # docs/upgrade.md says what may change here between two releases. Behind # stands what the code calls a thing, which nobody else learns.

        """;

    public static string Render(IEnumerable<WireContract> contracts)
    {
        var text = new StringBuilder(Head);
        foreach (var contract in contracts)
        {
            text.Append('\n').Append(Word(contract.Sort)).Append(' ').Append(contract.Name).Append('\n');
            foreach (var member in contract.Members)
            {
                text.Append(Indent).Append(member.Key);
                if (member.Shape.Length > 0) text.Append(Colon).Append(member.Shape);
                if (member.Word.Length > 0) text.Append(Remark).Append(member.Word);
                text.Append('\n');
            }
        }

        return text.ToString();
    }

    /// <exception cref="FormatException">A line is none of such a text.</exception>
    public static IReadOnlyList<WireContract> Read(string text)
    {
        var contracts = new List<WireContract>();
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line.StartsWith(Indent, StringComparison.Ordinal)) contracts[^1] = contracts[^1] with { Members = contracts[^1].Members.Add(Member(line)) };
            else if (line.Split(' ', 2) is [var sort, var name] && Enum.GetValues<WireSort>().Any(known => Word(known) == sort)) contracts.Add(new WireContract(Enum.GetValues<WireSort>().Single(known => Word(known) == sort), name, []));
            else throw new FormatException($"\"{line}\" begins no contract.");
        }

        return contracts;
    }

    private static WireMember Member(string line)
    {
        string[] halves = line[Indent.Length..].Split(Remark, 2);
        string[] parts = halves[0].Split(Colon, 2);
        return new WireMember(parts[0], parts.ElementAtOrDefault(1) ?? "", halves.ElementAtOrDefault(1) ?? "");
    }

    private static string Word(WireSort sort) => sort.ToString().ToLowerInvariant();
}
