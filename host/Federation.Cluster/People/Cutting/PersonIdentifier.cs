using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using PhoneNumbers;

namespace Federation.Cluster.People.Cutting;

/// <summary>
/// What somebody gives to be found by: a mail address, a telephone number or a full name, in the one form that every spelling of it comes to. Immutable. It never prints itself, so that no log gets it.
/// </summary>
public sealed class PersonIdentifier
{
    /// <summary>The longest text that is read, in characters.</summary>
    public const int MostCharacters = 320;

    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    private PersonIdentifier(IdentifierShape shape, string key)
    {
        Shape = shape;
        Key = key;
    }

    public IdentifierShape Shape { get; }

    public IdentifierKind Kind => Shape.Kind;

    /// <summary>Of a mail address: in lower case, its domain in ASCII. Of a telephone: the digits of E.164. Of a name: its folded words in order.</summary>
    internal string Key { get; }

    /// <summary>
    /// False where the text is none of the three. What holds an at sign is a mail address; what holds no letter is a telephone number, of France where it names no country; anything else a name of
    /// two to six words.
    /// </summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PersonIdentifier? identifier)
    {
        identifier = null;
        if (text?.Trim() is not { Length: > 0 and <= MostCharacters } trimmed) return false;
        if (trimmed.Contains('@', StringComparison.Ordinal)) identifier = Mail(trimmed);
        else if (!trimmed.Any(char.IsLetter)) identifier = Telephone(trimmed);
        else identifier = Name(trimmed);
        return identifier is not null;
    }

    /// <summary>What it is, and never which.</summary>
    public override string ToString() => Kind.ToString();

    private static PersonIdentifier? Mail(string text) =>
        MailFinder.KeyOf(text) is { } key ? new PersonIdentifier(new IdentifierShape(IdentifierKind.Mail, 0, 0), key) : null;

    private static PersonIdentifier? Telephone(string text)
    {
        try
        {
            var number = Numbers.Parse(text, "FR");
            if (!Numbers.IsPossibleNumber(number)) return null;
            string national = Numbers.GetNationalSignificantNumber(number);
            string key = string.Create(CultureInfo.InvariantCulture, $"{number.CountryCode}{national}");
            return new PersonIdentifier(new IdentifierShape(IdentifierKind.Telephone, national.Length, number.CountryCode), key);
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    private static PersonIdentifier? Name(string text)
    {
        var words = FoldedWord.In(text);
        return words.Count is >= NameFinder.LeastWords and <= NameFinder.MostWords && words.Sum(word => word.Text.Length) >= NameFinder.LeastLetters
            ? new PersonIdentifier(new IdentifierShape(IdentifierKind.Name, words.Count, 0), NameFinder.KeyOf(words, 0, words.Count))
            : null;
    }
}
