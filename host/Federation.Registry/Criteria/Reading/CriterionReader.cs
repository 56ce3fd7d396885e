using System.Text.RegularExpressions;

namespace Federation.Registry.Criteria.Reading;

/// <summary>Reads one criterion after another; the ids and axes met so far are shared with whoever reads the file.</summary>
internal sealed partial class CriterionReader(ICollection<CriteriaProblem> problems, IDictionary<string, int> ids, ISet<Axis> axes)
{
    internal static readonly string[] Required = ["id", "axis", "question", "says", "unknown", "measure", "unit", "better", "evidence", "required", "levels", "basis", "source"];

    /// <summary>The unit of one, where its words differ.</summary>
    internal const string One = "one";

    /// <summary>What is said where the answer is no; of questions of yes or no alone.</summary>
    internal const string Denies = "denies";

    internal static readonly string[] Known = [.. Required, One, Denies];

    private static readonly BilingualText YesOrNo = new("oui ou non", "yes or no");

    /// <returns>Null where a problem was added.</returns>
    public Criterion? Read(Node node)
    {
        if (node is not MapNode map)
        {
            Add(CriteriaProblemCodes.Shape, node.Line, $"a criterion has to have the members {string.Join(", ", Required)}");
            return null;
        }

        var members = new MemberReader(map, Name(map), Known, problems);
        string? id = Id(members);
        var axis = members.Word("axis", CriteriaWords.Axes, CriteriaProblemCodes.UnknownAxis);
        if (axis is { } met) axes.Add(met);
        BilingualText? question = members.Texts("question"), measure = members.Texts("measure"), source = members.Texts("source"), unknown = members.Texts("unknown");
        bool yesOrNo = map.Members.Any(member => member is { Name: "unit", Value: TextNode { Text: CriteriaWords.YesOrNo } });
        BilingualText? says = Statement(members, "says", yesOrNo), denies = Denial(map, members, yesOrNo);
        var unit = yesOrNo ? YesOrNo : members.Texts("unit", CriteriaProblemCodes.MissingUnit);
        var unitOfOne = UnitOfOne(map, members, unit, yesOrNo);
        var better = members.Word("better", CriteriaWords.Directions);
        var evidence = members.Word("evidence", CriteriaWords.Evidence, CriteriaProblemCodes.UnknownEvidence);
        var mandatory = members.Word("required", CriteriaWords.Mandatory);
        var basis = members.Word("basis", CriteriaWords.Bases);
        var thresholds = Thresholds(members, better, yesOrNo);
        if (id is null || axis is null || question is null || says is null || (yesOrNo && denies is null) || unknown is null || measure is null || source is null || unit is null || unitOfOne is null
            || better is null || evidence is null || mandatory is null || basis is null || thresholds is null) return null;
        return new Criterion
        {
            Id = id,
            Axis = axis.Value,
            Question = question,
            Says = says,
            Denies = denies,
            Unknown = unknown,
            Measure = measure,
            Unit = unit,
            UnitOfOne = unitOfOne,
            IsYesOrNo = yesOrNo,
            Better = better.Value,
            Evidence = evidence.Value,
            IsMandatory = mandatory.Value,
            Thresholds = thresholds,
            Basis = basis.Value,
            Source = source,
        };
    }

    private string? Id(MemberReader members)
    {
        if (members.Text("id") is not { } id) return null;
        int line = members.Find("id")!.Line; // Its text was just read.
        if (!IdForm().IsMatch(id)) Add(CriteriaProblemCodes.BadValue, line, "an id is lower-case words with dots or hyphens between them, at most 60 characters");
        else if (!ids.TryAdd(id, line)) Add(CriteriaProblemCodes.DuplicateId, line, $"the id {id} stands on line {ids[id]} already");
        return id;
    }

    /// <summary>A sentence with the value's place in it, once; of a question of yes or no without.</summary>
    private BilingualText? Statement(MemberReader members, string name, bool yesOrNo)
    {
        if (members.Texts(name) is not { } texts) return null;
        if (Places(texts.French) == (yesOrNo ? 0 : 1) && Places(texts.English) == (yesOrNo ? 0 : 1)) return texts;
        Add(CriteriaProblemCodes.BadValue, members.Find(name)!.Line, $"\"{name}\" has {Criterion.ValuePlace} {(yesOrNo ? "in neither language of a question of yes or no" : "once in each language")}"); // Its texts were just read.
        return null;
    }

    private BilingualText? Denial(MapNode map, MemberReader members, bool yesOrNo)
    {
        if (yesOrNo) return Statement(members, Denies, yesOrNo);
        if (map.Members.FirstOrDefault(member => member.Name == Denies) is { } denial) Add(CriteriaProblemCodes.BadValue, denial.Line, "only a question of yes or no is denied");
        return null;
    }

    private static int Places(string text) => text.Split(Criterion.ValuePlace).Length - 1;

    private BilingualText? UnitOfOne(MapNode map, MemberReader members, BilingualText? unit, bool yesOrNo)
    {
        if (map.Members.FirstOrDefault(member => member.Name == One) is not { } one) return unit;
        if (yesOrNo) Add(CriteriaProblemCodes.BadValue, one.Line, "a question of yes or no has no unit of one");
        return members.Texts(One);
    }

    private IReadOnlyList<decimal>? Thresholds(MemberReader members, Better? better, bool yesOrNo)
    {
        if (members.Levels("levels") is not { } levels || better is null) return null;
        for (int level = 2; level <= levels.Count; level++)
        {
            decimal before = levels[level - 2].Value;
            var (threshold, line) = levels[level - 1];
            if (better == Better.Higher ? threshold < before : threshold > before)
            {
                Add(CriteriaProblemCodes.ThresholdOrder, line, $"level {level} asks for less than level {level - 1} does");
            }
        }

        foreach (var (threshold, line) in levels)
        {
            if (yesOrNo && threshold is not (0 or 1)) Add(CriteriaProblemCodes.BadValue, line, "a question of yes or no has thresholds of 1 or 0");
        }

        return [.. levels.Select(level => level.Value)];
    }

    // Known by its id even where nothing else of it can be read.
    private static string Name(MapNode map) =>
        map.Members.FirstOrDefault(member => member.Name == "id")?.Value is TextNode { Text: var id } && IdForm().IsMatch(id) ? $"criterion {id}" : "the criterion";

    private void Add(string code, int line, string reason) => problems.Add(new CriteriaProblem(code, line, reason));

    [GeneratedRegex(@"^(?=.{1,60}\z)[a-z0-9]+([.-][a-z0-9]+)*\z")]
    private static partial Regex IdForm();
}
