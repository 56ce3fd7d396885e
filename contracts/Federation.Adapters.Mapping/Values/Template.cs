using System.Text;

namespace Federation.Adapters.Mapping.Values;

/// <summary>A text with names in braces; <c>{{</c> and <c>}}</c> stand for the braces themselves. Immutable and thread safe.</summary>
internal sealed class Template
{
    private readonly IReadOnlyList<(string Text, bool IsName)> _parts;

    private Template(IReadOnlyList<(string, bool)> parts) => _parts = parts;

    public IReadOnlyList<string> Names => [.. _parts.Where(part => part.IsName).Select(part => part.Text).Distinct()];

    /// <summary>Null where a brace has no other.</summary>
    public static Template? TryParse(string text)
    {
        var parts = new List<(string, bool)>();
        var literal = new StringBuilder();
        for (int index = 0; index < text.Length; index++)
        {
            char character = text[index];
            if (character is '{' or '}' && index + 1 < text.Length && text[index + 1] == character)
            {
                literal.Append(character);
                index++;
            }
            else if (character == '}')
            {
                return null;
            }
            else if (character != '{')
            {
                literal.Append(character);
            }
            else
            {
                int end = text.IndexOfAny(['{', '}'], index + 1);
                if (end < 0 || text[end] == '{' || string.IsNullOrWhiteSpace(text[(index + 1)..end])) return null;
                if (literal.Length > 0) parts.Add((literal.ToString(), false));
                literal.Clear();
                parts.Add((Folding.Composed(text[(index + 1)..end].Trim()), true));
                index = end;
            }
        }

        if (literal.Length > 0) parts.Add((literal.ToString(), false));
        return new Template(parts);
    }

    /// <summary>
    /// The text with its names replaced. Null where it has names and none has a value. A text between two names, one of which has none, is left out with it, so that
    /// <c>{Rue}, {Lieu-dit}</c> ends in no comma.
    /// </summary>
    /// <param name="leaveGaps">Whether what has no value leaves everything around it as it is.</param>
    public string? Fill(Func<string, string?> value, bool leaveGaps)
    {
        var filled = _parts.Select(part => part.IsName ? value(part.Text) : part.Text).ToList();
        if (_parts.Any(part => part.IsName) && !_parts.Zip(filled).Any(pair => pair.First.IsName && pair.Second is not null)) return null;
        var text = new StringBuilder();
        for (int index = 0; index < _parts.Count; index++)
        {
            if (!leaveGaps && !_parts[index].IsName && IsBesideGap(filled, index)) continue;
            text.Append(filled[index]);
        }

        return leaveGaps ? text.ToString() : text.ToString().Trim();
    }

    // A separator stays where something stands on both sides of it: the nearest before it that has a value, and the next one.
    private bool IsBesideGap(List<string?> filled, int index)
    {
        bool hasBefore = index == 0 || Enumerable.Range(0, index).Any(before => _parts[before].IsName && filled[before] is not null);
        bool nextIsGap = index + 1 < _parts.Count && _parts[index + 1].IsName && filled[index + 1] is null;
        bool endsGap = index + 1 == _parts.Count && index > 0 && filled[index - 1] is null;
        return !hasBefore || nextIsGap || endsGap;
    }
}
