using System.Text;
using UtfUnknown;

namespace Federation.Adapters.Sdk;

/// <summary>The encodings of tables: found by name or by looking at bytes.</summary>
internal static class Encodings
{
    // Detection guesses wildly at western text: a few French accents pass for Turkish, or even for Chinese. It is asked only
    // where the letters stand as they never do in western words: many beyond ASCII, and most of them side by side. Where it
    // is not sure even then, Windows-1252 remains, which French spreadsheets write.
    private const int SideBySide = 3;
    private const int FewestForDetection = 24;
    private const float Confident = 0.5f;

    // Code pages of the labels us-ascii and iso-8859-1.
    private const int Ascii = 20127;
    private const int Latin1 = 28591;

    /// <summary>UTF-8 that throws on a byte that does not belong there.</summary>
    public static Encoding StrictUtf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Encoding Windows1252 { get; } = ByName("windows-1252")!;

    /// <summary>
    /// Null for a name that nobody knows. UTF-8 is strict. As in the WHATWG Encoding Standard, ISO-8859-1 and its other names
    /// mean Windows-1252: whoever writes them has œ and € in mind, never the control characters that stand there.
    /// </summary>
    public static Encoding? ByName(string name)
    {
        if (name.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || name.Equals("utf8", StringComparison.OrdinalIgnoreCase)) return StrictUtf8;
        if (CodePagesEncodingProvider.Instance.GetEncoding(name) is { } encoding) return encoding;
        try
        {
            return Encoding.GetEncoding(name) is { CodePage: not (Ascii or Latin1) } known ? known : Windows1252;
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

    private static Encoding? Detect(ReadOnlySpan<byte> sample)
    {
        if (CharsetDetector.DetectFromBytes(sample.ToArray()).Detected is not { EncodingName: { } name, Confidence: >= Confident }) return null;

        // ISO 8859 has control characters at 0x80 to 0x9F, which no table holds; Windows-1252 has œ, € and the curly quotes there.
        bool isIso = name.StartsWith("iso-8859-", StringComparison.OrdinalIgnoreCase);
        return isIso && sample.ContainsAnyInRange((byte)0x80, (byte)0x9F) ? null : ByName(name);
    }

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
