using System.Globalization;

namespace Federation.Cluster.People.Cutting;

/// <summary>
/// Finds telephone numbers in a text by their digits, however those are grouped: with the country's code or without, with the zero that is dialled within a country or without. Pure.
/// </summary>
internal static class TelephoneFinder
{
    /// <summary>So many characters may stand between two digits of one number: <c>" / "</c>, <c>") ("</c>.</summary>
    private const int MostBetween = 3;

    private readonly record struct Digit(char Value, int At);

    public static void Find(string text, IIdentifierSet set, List<TextSpan> found)
    {
        int least = set.Shapes.Where(shape => shape.Kind == IdentifierKind.Telephone).Select(shape => shape.Size).DefaultIfEmpty(int.MaxValue).Min();
        if (text.Length < least) return;
        var run = new List<Digit>();
        for (int at = 0; at < text.Length; at++)
        {
            int value = CharUnicodeInfo.GetDecimalDigitValue(text[at]);
            if (value >= 0)
            {
                if (run.Count > 0 && at - run[^1].At > MostBetween + 1) Close();
                run.Add(new Digit((char)('0' + value), at));
            }
            else if (!MayStandBetween(text[at]))
            {
                Close();
            }
        }

        Close();

        void Close()
        {
            if (run.Count >= least) FindIn(text, run, set, found);
            run.Clear();
        }
    }

    private static void FindIn(string text, List<Digit> run, IIdentifierSet set, List<TextSpan> found)
    {
        string digits = string.Concat(run.Select(digit => digit.Value));
        for (int first = 0; first < digits.Length; first++)
        {
            foreach (var shape in set.Shapes)
            {
                if (shape.Kind != IdentifierKind.Telephone || first + shape.Size > digits.Length) continue;
                string code = shape.CallingCode.ToString(CultureInfo.InvariantCulture);
                if (!set.Has(IdentifierKind.Telephone, string.Concat(code, digits.AsSpan(first, shape.Size)))) continue;
                int last = first + shape.Size - 1;
                found.Add(WithOpening(text, run[first - PrefixBefore(digits, first, code)].At, run[last].At + 1));
                first = last;
                break;
            }
        }
    }

    /// <summary>How many digits before it belong to the number: the country's code and what is dialled before.</summary>
    private static int PrefixBefore(string digits, int first, string code)
    {
        var before = digits.AsSpan(0, first);
        foreach (string prefix in (ReadOnlySpan<string>)[$"00{code}0", $"{code}0", $"00{code}", code, "0"])
        {
            if (before.EndsWith(prefix, StringComparison.Ordinal)) return prefix.Length;
        }

        return 0;
    }

    /// <summary>The plus goes with the number, and a bracket that is closed within it.</summary>
    private static TextSpan WithOpening(string text, int start, int end)
    {
        if (start > 0 && text[start - 1] is '+' or '\uFF0B') start--;
        if (start > 0 && text[start - 1] == '(' && text.AsSpan(start, end - start) is var number && number.Count(')') > number.Count('(')) start--;
        return new TextSpan(start, end);
    }

    private static bool MayStandBetween(char character) =>
        character is '.' or '-' or '/' or '(' or ')' or '_' or ',' or '\u00B7'
        || char.IsWhiteSpace(character)
        || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format;
}
