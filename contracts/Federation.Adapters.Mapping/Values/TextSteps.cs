using System.Text.RegularExpressions;
using Federation.Adapters.Sdk;

namespace Federation.Adapters.Mapping.Values;

/// <summary>HTML as the text that a person reads.</summary>
internal sealed record HtmlStep : IStep
{
    public IReadOnlyList<string> Apply(IReadOnlyList<string> texts, StepPlace place)
    {
        var read = texts.Select(HtmlFragment.TextOf).ToList();
        if (read.Contains(null)) place.Unusable("mapping.html-unreadable", "A piece of HTML is too long, too deep or too branched to be read.");
        return [.. read.OfType<string>().Where(text => text.Length > 0)];
    }
}

internal sealed record CaseStep(bool IsUpper) : IStep
{
    public IReadOnlyList<string> Apply(IReadOnlyList<string> texts, StepPlace place) => [.. texts.Select(text => IsUpper ? text.ToUpperInvariant() : text.ToLowerInvariant())];
}

/// <summary>What a pattern finds: its first group, or all of it where it has none. A text in which it finds nothing is left out.</summary>
internal sealed record TakeStep(Regex Pattern) : IStep
{
    public IReadOnlyList<string> Apply(IReadOnlyList<string> texts, StepPlace place) =>
        [.. texts.Where(text => text.Length <= SafePattern.MostText).Select(text => Pattern.Match(text)).Where(match => match.Success).Select(match => match.Groups.Count > 1 ? match.Groups[1].Value : match.Value).Select(text => text.Trim()).Where(text => text.Length > 0)];
}

internal sealed record SplitStep(string[] Separators) : IStep
{
    // Of one record; a row of separators would else be as many texts.
    private const int MostPieces = 1_000;

    public IReadOnlyList<string> Apply(IReadOnlyList<string> texts, StepPlace place) =>
        [.. texts.SelectMany(text => text.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Take(MostPieces).Distinct()];
}

internal sealed record JoinStep(string Separator) : IStep
{
    public IReadOnlyList<string> Apply(IReadOnlyList<string> texts, StepPlace place) => texts.Count < 2 ? texts : [string.Join(Separator, texts)];
}

internal sealed record ReplaceTextStep(string Text, string With) : IStep
{
    public IReadOnlyList<string> Apply(IReadOnlyList<string> texts, StepPlace place) => [.. texts.Select(text => text.Replace(Text, With, StringComparison.Ordinal))];
}

/// <summary>Whatever a pattern finds replaced. Groups are named in what stands for it: <c>$1</c>.</summary>
internal sealed record ReplacePatternStep(Regex Pattern, string With) : IStep
{
    public IReadOnlyList<string> Apply(IReadOnlyList<string> texts, StepPlace place) => [.. texts.Select(text => text.Length <= SafePattern.MostText ? Pattern.Replace(text, With) : text)];
}

/// <summary>Zeros in front of a number that a spreadsheet took them from: <c>1210</c> becomes <c>01210</c>.</summary>
internal sealed record PadStep(int Digits) : IStep
{
    public IReadOnlyList<string> Apply(IReadOnlyList<string> texts, StepPlace place) => [.. texts.Select(text => text.All(char.IsAsciiDigit) ? text.PadLeft(Digits, '0') : text)];
}

/// <summary>Texts that say nothing: <c>-</c>, <c>néant</c>. Told without regard to case and accents.</summary>
internal sealed record DropStep(IReadOnlySet<string> Words) : IStep
{
    public IReadOnlyList<string> Apply(IReadOnlyList<string> texts, StepPlace place) => [.. texts.Where(text => !Words.Contains(Folding.Of(text)))];
}

internal sealed record DefaultStep(string Text) : IStep
{
    public IReadOnlyList<string> Apply(IReadOnlyList<string> texts, StepPlace place) => texts.Count > 0 ? texts : [Text];
}

/// <summary>Dates in numbers or in words as <c>2024-03-03</c>.</summary>
internal sealed record DateStep(bool MonthFirst) : IStep
{
    public IReadOnlyList<string> Apply(IReadOnlyList<string> texts, StepPlace place)
    {
        var read = new List<string>();
        foreach (string text in texts)
        {
            if (DateWords.Read(text, MonthFirst) is { } date) read.Add(DateWords.Show(date));
            else place.Unusable("mapping.date-unreadable", DateWords.Refusal(text, MonthFirst));
        }

        return read;
    }
}

/// <summary>Numbers as <c>1200</c> or <c>12.5</c>, in one unit where one is named.</summary>
internal sealed record NumberStep(string? Unit) : IStep
{
    public IReadOnlyList<string> Apply(IReadOnlyList<string> texts, StepPlace place)
    {
        var read = new List<string>();
        foreach (string text in texts)
        {
            if (NumberWords.Read(text, Unit) is { } number) read.Add(number);
            else place.Unusable("mapping.number-unreadable", $"\"{Excerpt.Of(text)}\" is no number{(Unit is null ? "" : $" in {Unit}, or in a unit that can be told in it")}.");
        }

        return read;
    }
}

/// <summary>Words by what they stand for.</summary>
/// <param name="Words">None for a word that means nothing. By folded words where <paramref name="IsFolded"/>.</param>
/// <param name="Otherwise">What an unknown word stands for; null where it is left out with a note.</param>
internal sealed record TableStep(IReadOnlyDictionary<string, IReadOnlyList<string>> Words, bool IsFolded, string? Otherwise) : IStep
{
    public IReadOnlyList<string> Apply(IReadOnlyList<string> texts, StepPlace place)
    {
        var meant = new List<string>();
        foreach (string text in texts.Select(text => text.Trim()).Distinct())
        {
            if (Words.TryGetValue(IsFolded ? Folding.Of(text) : Folding.Composed(text), out var known)) meant.AddRange(known);
            else if (Otherwise is not null) meant.Add(Otherwise);
            else if (place.Field == "services") place.Warning("service.unknown", $"\"{Excerpt.Of(text)}\" has no service of the vocabulary.");
            else place.Warning("mapping.word-unknown", $"\"{Excerpt.Of(text)}\" is not in the table of the field {place.Field}.");
        }

        return [.. meant.Distinct()];
    }
}
