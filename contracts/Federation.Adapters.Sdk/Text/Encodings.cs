using System.Buffers;
using System.Text;
using UtfUnknown;

namespace Federation.Adapters.Sdk;

/// <summary>The encodings of texts: found by name, by a byte order mark or by looking at bytes. Each puts <see cref="BrokenText.Mark"/> for what is none of its text.</summary>
internal static class Encodings
{
    /// <summary>As many bytes as <see cref="ByZeros"/> looks at.</summary>
    public const int StartBytes = 64;

    // Detection guesses wildly at western text: a few French accents pass for Turkish, or even for Chinese. It is asked only
    // where the letters stand as they never do in western words: many beyond ASCII, and most of them side by side. Where it
    // is not sure even then, Windows-1252 remains, which French spreadsheets write.
    private const int SideBySide = 3;
    private const int FewestForDetection = 24;
    private const float Confident = 0.5f;

    // A text in UTF-8 with a few broken bytes is UTF-8 with a few broken bytes: elsewhere letters hardly ever line up as in UTF-8.
    private const int WholeForOneBroken = 4;

    // Code pages of the labels us-ascii and iso-8859-1.
    private const int Ascii = 20127;
    private const int Latin1 = 28591;

    public static Encoding Utf8 { get; } = Marking(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    public static Encoding Windows1252 { get; } = ByName("windows-1252")!;

    private static Encoding Utf16 { get; } = Marking(new UnicodeEncoding(bigEndian: false, byteOrderMark: false));

    private static Encoding Utf16Swapped { get; } = Marking(new UnicodeEncoding(bigEndian: true, byteOrderMark: false));

    private static Encoding Utf32 { get; } = Marking(new UTF32Encoding(bigEndian: false, byteOrderMark: false));

    private static Encoding Utf32Swapped { get; } = Marking(new UTF32Encoding(bigEndian: true, byteOrderMark: false));

    /// <summary>
    /// Null for a name that nobody knows. As in the WHATWG Encoding Standard, ISO-8859-1 and its other names mean Windows-1252:
    /// whoever writes them has œ and € in mind, never the control characters that stand there.
    /// </summary>
    public static Encoding? ByName(string name)
    {
        if (name.Equals("utf8", StringComparison.OrdinalIgnoreCase)) return Utf8;
        try
        {
            var known = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
            return known.CodePage is Ascii or Latin1 ? Windows1252 : Marking(known);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            // NotSupportedException: UTF-7, which .NET refuses to read.
            return null;
        }
    }

    /// <summary>What the byte order mark says, and its length.</summary>
    public static (Encoding Encoding, int Length)? ByMark(ReadOnlySpan<byte> start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Utf8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Utf32, 4),
        [0, 0, 0xFE, 0xFF, ..] => (Utf32Swapped, 4),
        [0xFF, 0xFE, ..] => (Utf16, 2),
        [0xFE, 0xFF, ..] => (Utf16Swapped, 2),
        _ => null,
    };

    /// <summary>
    /// UTF-16 or UTF-32 without a mark, told by where the zeros stand: data begins with ASCII. Null for every other start.
    /// </summary>
    /// <param name="start">The first bytes, <see cref="StartBytes"/> of them where there are as many.</param>
    public static Encoding? ByZeros(ReadOnlySpan<byte> start)
    {
        start = start[..(Math.Min(start.Length, StartBytes) & ~3)];
        if (start.IsEmpty) return null;
        Span<int> zeros = stackalloc int[4];
        for (int index = 0; index < start.Length; index++) zeros[index & 3] += start[index] == 0 ? 1 : 0;
        int most = start.Length / 4;
        return zeros switch
        {
            [0, var second, var third, var fourth] when third == most && fourth == most && second * 2 > most => Utf32,
            [var first, var second, var third, 0] when first == most && second == most && third * 2 > most => Utf32Swapped,
            [0, var second, 0, var fourth] when second + fourth > most => Utf16,
            [var first, 0, var third, 0] when first + third > most => Utf16Swapped,
            _ => null,
        };
    }

    /// <summary>The encoding of bytes that begin at the first one beyond ASCII.</summary>
    /// <param name="sample">As much as is at hand; more bytes may follow, so a cut character at its end is no fault.</param>
    public static Encoding ByContent(ReadOnlySpan<byte> sample)
    {
        if (IsUtf8(sample)) return Utf8;
        return IsWestern(sample) ? Windows1252 : Detect(sample) ?? Windows1252;
    }

    private static Encoding Marking(Encoding encoding)
    {
        var marking = (Encoding)encoding.Clone();
        marking.DecoderFallback = BrokenText.Fallback;
        return marking;
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
        int whole = 0;
        int broken = 0;
        while (sample.Length > 0)
        {
            switch (Rune.DecodeFromUtf8(sample, out var rune, out int used))
            {
                case OperationStatus.Done when !rune.IsAscii: whole++; break;
                case OperationStatus.InvalidData: broken++; break;
            }

            sample = sample[used..];
        }

        return broken == 0 || whole >= WholeForOneBroken * broken;
    }
}
