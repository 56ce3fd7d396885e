using System.Globalization;

namespace Federation.Registry.Certificates.Badges;

/// <summary>
/// Where everything stands on a badge of 480 by 480: a frame, the label's name, three rising bars of which as many are full as the level has, the standing in both languages, and from when to when it holds. Both forms of the
/// image are drawn from it.
/// </summary>
internal static class BadgeDrawing
{
    public const int Size = 480;

    private const int BarWidth = 84, BarGap = 24, BarBase = 300, BarStep = 62;

    /// <summary>Filled rectangles, one upon the other.</summary>
    public static IEnumerable<BadgeArea> Areas(BadgeFace face)
    {
        yield return new BadgeArea(0, 0, Size, Size, face.Level is null ? BadgeColour.Pale : BadgeColour.Full);
        yield return new BadgeArea(10, 10, Size - 20, Size - 20, BadgeColour.Paper);
        for (int bar = 1; bar <= Criteria.CriteriaSet.TopLevel; bar++)
        {
            int left = (Size - 3 * BarWidth - 2 * BarGap) / 2 + (bar - 1) * (BarWidth + BarGap);
            yield return new BadgeArea(left, BarBase - bar * BarStep, BarWidth, bar * BarStep, face.Level >= bar ? BadgeColour.Full : BadgeColour.Pale);
        }
    }

    /// <summary>Each in the middle of its line.</summary>
    public static IEnumerable<BadgeLine> Lines(BadgeFace face)
    {
        yield return new BadgeLine(CredentialDocuments.Title, Top: 36, Scale: 2);
        yield return new BadgeLine(CredentialDocuments.EnglishTitle, Top: 66, Scale: 2);
        yield return new BadgeLine(face.Standing.French, Top: 326, Scale: 6);
        yield return new BadgeLine(face.Standing.English, Top: 394, Scale: 4);
        if (face.Held is { } award) yield return new BadgeLine($"{Day(award.AwardedAt)} – {Day(award.ValidUntil)}", Top: 442, Scale: 2);
    }

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A filled rectangle, in pixels from the upper left corner.</summary>
internal sealed record BadgeArea(int Left, int Top, int Width, int Height, BadgeColour Colour);

/// <param name="Top">Of its capital letters, in pixels.</param>
/// <param name="Scale">How many pixels wide a dot of <see cref="DotFont"/> is; a capital has seven.</param>
internal sealed record BadgeLine(string Text, int Top, int Scale);

/// <summary>The colours of a badge, by their place in its palette.</summary>
internal enum BadgeColour : byte
{
    Paper,

    Ink,

    /// <summary>Of what is held.</summary>
    Full,

    /// <summary>Of what is not.</summary>
    Pale,
}
