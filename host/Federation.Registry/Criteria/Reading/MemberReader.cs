using System.Collections.Frozen;
using System.Globalization;

namespace Federation.Registry.Criteria.Reading;

/// <summary>
/// Reads the members of one map and adds every problem that it meets. Each method answers null where it added one, so that reading goes on to the next member.
/// </summary>
internal sealed class MemberReader
{
    private readonly Dictionary<string, Member> _members = new(StringComparer.Ordinal);
    private readonly ICollection<CriteriaProblem> _problems;
    private readonly string _what;

    /// <param name="what">What the map is, for messages: "criterion tech.download".</param>
    /// <param name="known">Every name that may stand in it.</param>
    public MemberReader(MapNode map, string what, IReadOnlyCollection<string> known, ICollection<CriteriaProblem> problems)
    {
        Line = map.Line;
        _what = what;
        _problems = problems;
        foreach (var member in map.Members)
        {
            if (!known.Contains(member.Name)) Add(CriteriaProblemCodes.UnknownMember, member.Line, $"nothing reads \"{Shown(member.Name)}\" of {what}; its members are {string.Join(", ", known)}");
            else if (!_members.TryAdd(member.Name, member)) Add(CriteriaProblemCodes.RepeatedMember, member.Line, $"\"{member.Name}\" of {what} stands on line {_members[member.Name].Line} already");
        }
    }

    /// <summary>Where the map begins.</summary>
    public int Line { get; }

    /// <summary>The member, or null with a problem on the map's line.</summary>
    public Member? Find(string name, string missing = CriteriaProblemCodes.MissingMember)
    {
        if (_members.TryGetValue(name, out var member)) return member;
        Add(missing, Line, $"{_what} has no \"{name}\"");
        return null;
    }

    /// <summary>A text that is not blank.</summary>
    public string? Text(string name) => Find(name) is { } member ? Text(member, name, CriteriaProblemCodes.BadValue) : null;

    /// <summary>A text in both languages.</summary>
    public BilingualText? Texts(string name, string missing = CriteriaProblemCodes.MissingMember)
    {
        if (Find(name, missing) is not { } member) return null;
        if (member.Value is not MapNode map) return Add<BilingualText>(CriteriaProblemCodes.Shape, member.Line, $"\"{name}\" of {_what} has to have the members fr and en");

        // A language that is missing is looked for beside the name of what lacks it.
        var texts = new MemberReader(map with { Line = member.Line }, $"\"{name}\" of {_what}", ["fr", "en"], _problems);
        string? french = texts.Translation("fr"), english = texts.Translation("en");
        return french is null || english is null ? null : new BilingualText(french, english);
    }

    /// <summary>A word of a closed list.</summary>
    public T? Word<T>(string name, FrozenDictionary<string, T> words, string unknown = CriteriaProblemCodes.BadValue)
        where T : struct
    {
        if (Find(name) is not { } member || Text(member, name, unknown) is not { } word) return null;
        if (words.TryGetValue(word, out var meaning)) return meaning;
        Add(unknown, member.Value.Line, $"\"{name}\" of {_what} cannot be \"{Shown(word)}\"; it is one of {string.Join(", ", words.Keys.Order(StringComparer.Ordinal))}");
        return null;
    }

    /// <summary>A whole number within bounds, both included.</summary>
    public int? Whole(string name, int least, int most)
    {
        if (Find(name) is not { } member) return null;
        if (member.Value is TextNode { Text: var text } && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most) return number;
        Add(CriteriaProblemCodes.BadValue, member.Value.Line, $"\"{name}\" of {_what} has to be a whole number from {least} to {most}");
        return null;
    }

    /// <summary>Three numbers, for the levels 1 to 3, with the line of each.</summary>
    public IReadOnlyList<(decimal Value, int Line)>? Levels(string name)
    {
        if (Find(name) is not { } member) return null;
        if (member.Value is not ListNode { Items.Count: CriteriaSet.TopLevel } list)
        {
            Add(CriteriaProblemCodes.Shape, member.Line, $"\"{name}\" of {_what} has to be a list of {CriteriaSet.TopLevel} numbers, one for each level");
            return null;
        }

        List<(decimal, int)> numbers = [];
        foreach (var item in list.Items)
        {
            if (item is TextNode { Text: var text } && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)) numbers.Add((number, item.Line));
            else Add(CriteriaProblemCodes.BadValue, item.Line, $"\"{name}\" of {_what} has something that is no number");
        }

        return numbers.Count == CriteriaSet.TopLevel ? numbers : null;
    }

    private string? Translation(string language) =>
        Find(language, CriteriaProblemCodes.MissingTranslation) is { } member ? Text(member, language, CriteriaProblemCodes.MissingTranslation) : null;

    private string? Text(Member member, string name, string blank)
    {
        if (member.Value is not TextNode { Text: var text }) return Add<string>(CriteriaProblemCodes.Shape, member.Line, $"\"{name}\" of {_what} has to be a text");
        return string.IsNullOrWhiteSpace(text) ? Add<string>(blank, member.Line, $"\"{name}\" of {_what} is empty") : text;
    }

    private void Add(string code, int line, string reason) => _problems.Add(new CriteriaProblem(code, line, reason));

    private T? Add<T>(string code, int line, string reason)
        where T : class
    {
        Add(code, line, reason);
        return null;
    }

    // A message stays a line, whatever the file holds.
    private static string Shown(string word) => word.Length <= 40 ? word.ReplaceLineEndings(" ") : string.Concat(word.AsSpan(0, 40), "…").ReplaceLineEndings(" ");
}
