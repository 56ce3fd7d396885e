using System.Text;
using UtfUnknown;

namespace Federation.Adapters.Sdk;

/// <summary>The encodings of tables: found by name or by looking at bytes.</summary>
internal static class Encodings
{
    // Detection guesses wildly at western text: a few French accents pass for Turkish, or even for Chinese. It is asked only
    // where the letters stand as they never do in western words: many beyond ASCII, and most of them side by side.
    private const int SideBySide = 3;
    private const int FewestForDetection = 24;

    /// <summary>UTF-8 that throws on a byte that does not belong there.</summary>
    public static Encoding StrictUtf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Encoding Windows1252 { get; } = ByName("windows-1252")!;

    /// <summary>Null for a name that nobody knows. UTF-8 is strict.</summary>
    public static Encoding? ByName(string name)
    {
        if (name.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || name.Equals("utf8", StringComparison.OrdinalIgnoreCase)) return StrictUtf8;
        if (CodePagesEncodingProvider.Instance.GetEncoding(name) is { } encoding) return encoding;
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>What the byte order mark says, and its length; UTF-16 and UTF-8 only.</summary>
    public static (Encoding Encoding, int Length)? ByMark(ReadOnlySpan<byte> start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (StrictUtf8, 3),
        [0xFF, 0xFE, ..] => (new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), 2),
        [0xFE, 0xFF, ..] => (new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), 2),
        _ => null,
    };

    /// <summary>The encoding of bytes that begin at the first one beyond ASCII.</summary>
    /// <param name="sample">As much as is at hand; more bytes may follow, so a cut character at its end is no fault.</param>
    public static Encoding ByContent(ReadOnlySpan<byte> sample)
    {
        if (IsUtf8(sample)) return StrictUtf8;
        return IsWestern(sample) ? Windows1252 : Detect(sample) ?? Windows1252;
    }

    private static Encoding? Detect(ReadOnlySpan<byte> sample) =>
        CharsetDetector.DetectFromBytes(sample.ToArray()).Detected is { EncodingName: { } name } ? ByName(name) : null;

    private static bool IsWestern(ReadOnlySpan<byte> sample)
    {
        int beyond = 0;
        int inRuns = 0;
        int run = 0;
        foreach (byte unit in sample)
        {
            if (unit < 0x80)
            {
                run = 0;
                continue;
            }

            beyond++;
            run++;
            if (run >= SideBySide) inRuns += run == SideBySide ? SideBySide : 1;
        }

        return beyond < FewestForDetection || inRuns * 2 < beyond;
    }

    private static bool IsUtf8(ReadOnlySpan<byte> sample)
    {
        try
        {
            StrictUtf8.GetDecoder().GetCharCount(sample, flush: false);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
