using System.Text;
using UtfUnknown;

namespace Federation.Adapters.Sdk;

/// <summary>The encodings of tables: found by name or by looking at bytes.</summary>
internal static class Encodings
{
    // Detection is trusted only for scripts whose statistics differ sharply from western text. Short French texts are
    // otherwise taken for Turkish or Central European ones, which share most letters and none of the accents.
    private static readonly string[] Detectable =
    [
        "windows-1251", "koi8-r", "iso-8859-5", "windows-1253", "iso-8859-7", "windows-1255", "iso-8859-8",
        "shift-jis", "shift_jis", "euc-jp", "iso-2022-jp", "gb18030", "big5", "euc-kr", "ks_c_5601-1987",
    ];

    private const float Sure = 0.9f;

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
        var detected = CharsetDetector.DetectFromBytes(sample.ToArray()).Detected;
        return detected is { Confidence: >= Sure } && Detectable.Contains(detected.EncodingName, StringComparer.OrdinalIgnoreCase)
            ? ByName(detected.EncodingName) ?? Windows1252
            : Windows1252;
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
