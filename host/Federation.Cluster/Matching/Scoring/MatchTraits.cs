using System.Collections.Immutable;
using System.Globalization;
using Federation.Cluster.Centres;

namespace Federation.Cluster.Matching.Scoring;

/// <summary>What of one listing is compared with others, and nothing else: no network, no id. Immutable, thread safe, and compact: many live at once.</summary>
internal sealed class MatchTraits
{
    private const int MostNameWords = 20;
    private const int MostStreetWords = 16;
    private const int MostTownWords = 8;

    /// <summary>Numbers are compared by their last digits, so that what stands before them in a country or abroad does not matter.</summary>
    private const int PhoneDigits = 8;

    private const int NoPlace = int.MinValue;
    private const double PerDegree = 1e6;

    private readonly byte[] _letters;
    private readonly MatchWord[] _words;
    private readonly byte _nameEnd;
    private readonly byte _streetEnd;
    private readonly ushort _nameLetters;
    private readonly ushort _streetLetters;
    private readonly int _latitude = NoPlace;
    private readonly int _longitude = NoPlace;

    private MatchTraits(ListingContent content, MatchVocabulary vocabulary)
    {
        var text = new TraitText();
        text.Add(PlaceName.Fold(content.Name), vocabulary.Names, MostNameWords);
        _nameEnd = (byte)text.WordCount;
        _nameLetters = (ushort)text.LetterCount;
        text.BeginPart();
        if (content.Address?.Street is { } street) text.Add(StreetName.Fold(street), vocabulary.Streets, MostStreetWords);
        _streetEnd = (byte)text.WordCount;
        _streetLetters = (ushort)(text.LetterCount - _nameLetters);
        text.BeginPart();
        if (content.Address?.Locality is { } town) text.Add(TownName.Fold(town), vocabulary.Names, MostTownWords);
        (_letters, _words) = (text.Letters, text.Words);
        foreach (var word in NameWords) NameMarks |= word.Marks;
        IsNameForeign = Script.IsForeign(content.Name);
        IsStreetForeign = Script.IsForeign(content.Address?.Street ?? "");
        IsTownForeign = Script.IsForeign(content.Address?.Locality ?? "");
        Postcode = PostcodeKey.Of(content.Address?.PostalCode);
        Site = SitePage.Of(content.Website);
        Phones = PhonesOf(content);
        if (content.Location is not { } place) return;
        _latitude = (int)Math.Round(place.Latitude * PerDegree);
        _longitude = (int)Math.Round(place.Longitude * PerDegree);
    }

    /// <summary>The words of the name, in its order.</summary>
    public ReadOnlySpan<MatchWord> NameWords => _words.AsSpan(0, _nameEnd);

    /// <summary>The marks that any of them has.</summary>
    public WordMarks NameMarks { get; }

    /// <summary>The words and numbers of the street; empty where none is known.</summary>
    public ReadOnlySpan<MatchWord> StreetWords => _words.AsSpan(_nameEnd, _streetEnd - _nameEnd);

    /// <summary>The words of the town; empty where none is known.</summary>
    public ReadOnlySpan<MatchWord> TownWords => _words.AsSpan(_streetEnd);

    /// <summary>Whether the name is not, or not only, in Latin letters.</summary>
    public bool IsNameForeign { get; }

    /// <summary>The same of the street.</summary>
    public bool IsStreetForeign { get; }

    /// <summary>The same of the town.</summary>
    public bool IsTownForeign { get; }

    /// <summary>The letters of the name without anything between them.</summary>
    public ReadOnlySpan<byte> NameLetters => _letters.AsSpan(0, _nameLetters);

    /// <summary>The letters and digits of the street; empty where none is known.</summary>
    public ReadOnlySpan<byte> StreetLetters => _letters.AsSpan(_nameLetters, _streetLetters);

    /// <summary>Up to eight letters and digits; 0 where none is known.</summary>
    public ulong Postcode { get; }

    public SitePage Site { get; }

    /// <summary>The last digits of each number; empty where none is known.</summary>
    public ImmutableArray<uint> Phones { get; }

    public bool HasPlace => _latitude != NoPlace;

    /// <summary>In degrees; meaningless without a place.</summary>
    public double Latitude => _latitude / PerDegree;

    /// <summary>In degrees; meaningless without a place.</summary>
    public double Longitude => _longitude / PerDegree;

    /// <summary>The keys under which a listing is found by others, each once. Computed when asked.</summary>
    public ImmutableArray<ulong> CandidateKeys => MatchKeys.Registered(this);

    /// <summary>The keys by which a listing finds others: those it is found under, and those of the places around. Computed when asked.</summary>
    public ImmutableArray<ulong> LookupKeys => MatchKeys.Asked(this);

    public static MatchTraits Of(ListingContent content) => Of(content, MatchWeights.Standard.Vocabulary);

    /// <param name="vocabulary">What words are common, where it is not the one in force.</param>
    public static MatchTraits Of(ListingContent content, MatchVocabulary vocabulary) => new(content, vocabulary);

    public ReadOnlySpan<byte> LettersOf(MatchWord word) => _letters.AsSpan(word.Start, word.Length);

    /// <summary>Of two words of which one follows the other in the text, as one.</summary>
    public ReadOnlySpan<byte> LettersOf(MatchWord word, MatchWord next) => _letters.AsSpan(word.Start, next.Start + next.Length - word.Start);

    private static ImmutableArray<uint> PhonesOf(ListingContent content)
    {
        var texts = content.Phones.IsEmpty ? [content.Phone ?? ""] : content.Phones.Select(phone => phone.E164 ?? "");
        return [.. texts.Select(Digits).Where(digits => digits.Length == PhoneDigits).Select(digits => uint.Parse(digits, CultureInfo.InvariantCulture)).Distinct().Order()];
    }

    private static string Digits(string text)
    {
        string digits = string.Concat(text.Where(char.IsAsciiDigit));
        return digits.Length > PhoneDigits ? digits[^PhoneDigits..] : digits;
    }
}
