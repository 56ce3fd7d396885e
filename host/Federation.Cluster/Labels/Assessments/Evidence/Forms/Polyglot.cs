using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Federation.Cluster.Labels.Assessments.Evidence.Forms;

/// <summary>Finds files that are two things at once: what one program takes for a picture, another unpacks or shows as a page. Pure.</summary>
internal static class Polyglot
{
    /// <summary>How far browsers look for what a page begins with is less (<see href="https://mimesniff.spec.whatwg.org/#reading-the-resource-header">MIME Sniffing: 1,445 bytes</see>).</summary>
    private const int MostSniffed = 4 * 1024;

    /// <summary>The end of a ZIP without its comment, and its longest comment (APPNOTE 4.3.16).</summary>
    private const int EndRecord = 22, MostComment = ushort.MaxValue;

    /// <summary>Whoever reads text as HTML begins to with one of these.</summary>
    internal static readonly SearchValues<string> Markup = SearchValues.Create(["<!doctype", "<html", "<head", "<body", "<script", "<iframe", "<svg", "<object", "<embed", "<style", "<?xml"], StringComparison.OrdinalIgnoreCase);

    // A picture's own notes are XML.
    private static readonly SearchValues<string> Page = SearchValues.Create(["<!doctype", "<html", "<body", "<script", "<iframe", "<svg"], StringComparison.OrdinalIgnoreCase);

    public static bool BeginsLikeAPage(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, MostSniffed)]).AsSpan().ContainsAny(Page);

    /// <summary>Whether a program that looks for a ZIP from the end, as all do, finds one: DOCX, JAR and EPUB are such too.</summary>
    public static bool IsArchive(ReadOnlySpan<byte> bytes)
    {
        var tail = bytes[^Math.Min(bytes.Length, EndRecord + MostComment)..];
        for (int at; (at = tail.IndexOf("PK\x05\x06"u8)) >= 0; tail = tail[(at + 1)..])
        {
            if (tail.Length - at >= EndRecord && BinaryPrimitives.ReadUInt16LittleEndian(tail[(at + EndRecord - 2)..]) == tail.Length - at - EndRecord) return true;
        }

        return false;
    }
}
