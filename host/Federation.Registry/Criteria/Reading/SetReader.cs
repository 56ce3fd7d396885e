using System.Text.RegularExpressions;

namespace Federation.Registry.Criteria.Reading;

/// <summary>Makes criteria of a file's nodes, or adds everything that is wrong with them. For one reading.</summary>
internal sealed partial class SetReader(ICollection<CriteriaProblem> problems)
{
    internal static readonly string[] Known = ["version", "title", "notice", "validityYears", "observationDays", "optionalShares", "criteria"];

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<Axis> _axes = [];

    /// <returns>Null where a problem was added.</returns>
    public CriteriaSet? Read(Node root)
    {
        if (root is not MapNode map)
        {
            Add(CriteriaProblemCodes.Shape, root.Line, $"the file has to have the members {string.Join(", ", Known)}");
            return null;
        }

        var head = new MemberReader(map, "the file", Known, problems);
        string? version = Version(head);
        BilingualText? title = head.Texts("title"), notice = head.Texts("notice");
        int? years = head.Whole("validityYears", 1, 10), days = head.Whole("observationDays", 1, CriteriaSet.MostObservationDays);
        var shares = Shares(head);
        var criteria = Criteria(head);
        if (version is null || title is null || notice is null || years is null || days is null || shares is null || criteria is null) return null;
        return new CriteriaSet
        {
            Version = version,
            Title = title,
            Notice = notice,
            ValidityYears = years.Value,
            ObservationDays = days.Value,
            OptionalShares = shares,
            Criteria = criteria,
        };
    }

    private string? Version(MemberReader head)
    {
        if (head.Text("version") is not { } version) return null;
        if (VersionForm().IsMatch(version)) return version;
        Add(CriteriaProblemCodes.BadValue, head.Find("version")!.Line, "\"version\" of the file has to be major and minor, as 1.0"); // Its text was just read.
        return null;
    }

    private IReadOnlyList<decimal>? Shares(MemberReader head)
    {
        if (head.Levels("optionalShares") is not { } shares) return null;
        decimal before = 0;
        foreach (var (share, line) in shares)
        {
            if (share is < 0 or > 1) Add(CriteriaProblemCodes.Share, line, "a share of \"optionalShares\" has to lie from 0 to 1");
            else if (share < before) Add(CriteriaProblemCodes.Share, line, "\"optionalShares\" fall as the level rises");
            before = share;
        }

        return [.. shares.Select(share => share.Value)];
    }

    private IReadOnlyList<Criterion>? Criteria(MemberReader head)
    {
        if (head.Find("criteria") is not { } member) return null;
        if (member.Value is not ListNode list)
        {
            Add(CriteriaProblemCodes.Shape, member.Line, "\"criteria\" has to be a list");
            return null;
        }

        var reader = new CriterionReader(problems, _ids, _axes);
        Criterion?[] criteria = [.. list.Items.Select(reader.Read)];
        foreach (var (word, axis) in CriteriaWords.Axes.OrderBy(axis => axis.Value))
        {
            if (!_axes.Contains(axis)) Add(CriteriaProblemCodes.EmptyAxis, member.Line, $"no criterion is on the axis {word}");
        }

        return [.. criteria.OfType<Criterion>()];
    }

    private void Add(string code, int line, string reason) => problems.Add(new CriteriaProblem(code, line, reason));

    [GeneratedRegex(@"^[0-9]{1,3}\.[0-9]{1,3}\z")]
    private static partial Regex VersionForm();
}
