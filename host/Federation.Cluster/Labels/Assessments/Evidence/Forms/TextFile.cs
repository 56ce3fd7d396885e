using System.Buffers;
using System.Text;

namespace Federation.Cluster.Labels.Assessments.Evidence.Forms;

/// <summary>Plain text in UTF-8 that no program takes for something to run or to show as a page. Pure.</summary>
internal static class TextFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>How RTF, PostScript, broken PDFs, scripts and mark-up begin.</summary>
    private static readonly string[] Programs = ["{\\rtf", "%!", "%PDF", "#!", "<"];

    /// <summary>No text has them; line feed, return, tab and form feed are left out.</summary>
    private static readonly SearchValues<char> Controls = SearchValues.Create([.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(character => char.IsControl(character) && character is not ('\n' or '\r' or '\t' or '\f')), '\uFFFE', '\uFFFF']);

    public static EvidenceFinding Inspect(ReadOnlySpan<byte> bytes)
    {
        if (Read(bytes) is not { } text || text.AsSpan().ContainsAny(Controls)) return None("By its first bytes it is neither a PDF nor a picture, and no text in UTF-8.");
        var begins = text.AsSpan().TrimStart("\uFEFF \t\r\n\f");
        if (begins.IsEmpty) return None("It is empty.");
        foreach (string program in Programs)
        {
            if (begins.StartsWith(program, StringComparison.OrdinalIgnoreCase)) return None("It is a program or a page.");
        }

        return begins.ContainsAny(Polyglot.Markup) ? None("It is, or holds, a web page.") : EvidenceFinding.Of(EvidenceForm.Text);
    }

    private static string? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static EvidenceFinding None(string message) => EvidenceFinding.Refused(EvidenceCodes.Type, message);
}
