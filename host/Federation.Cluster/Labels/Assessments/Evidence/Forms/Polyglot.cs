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

    /// <summary>Where in it the length of the list of files stands, which ends where it begins (4.3.16); and what stands in between in archives of 4 GiB and more (4.3.15).</summary>
    private const int ListBytes = 12, LargeLocator = 20;

    /// <summary>Whoever reads text as HTML begins to with one of these.</summary>
    internal static readonly SearchValues<string> Markup = SearchValues.Create(["<!doctype", "<html", "<head", "<body", "<script", "<iframe", "<svg", "<object", "<embed", "<style", "<?xml"], StringComparison.OrdinalIgnoreCase);

    // A picture's own notes are XML.
    private static readonly SearchValues<string> Page = SearchValues.Create(["<!doctype", "<html", "<body", "<script", "<iframe", "<svg"], StringComparison.OrdinalIgnoreCase);

    public static bool BeginsLikeAPage(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, MostSniffed)]).AsSpan().ContainsAny(Page);

    /// <summary>Whether a program that looks for a ZIP from the end, as all do, finds one: DOCX, JAR and EPUB are such too.</summary>
    public static bool IsArchive(ReadOnlySpan<byte> bytes)
    {
        for (int at = bytes.Length - Math.Min(bytes.Length, EndRecord + MostComment), next; (next = bytes[at..].IndexOf("PK\x05\x06"u8)) >= 0; at += next + 1)
        {
            if (IsEnd(bytes, at + next)) return true;
        }

        return false;
    }

    /// <summary>Whether an archive ends here: its comment ends with the file, or, for programs that mind nothing behind it, its list of files stands before it.</summary>
    private static bool IsEnd(ReadOnlySpan<byte> bytes, int at)
    {
        if (bytes.Length - at < EndRecord) return false;
        var end = bytes.Slice(at, EndRecord);
        int behind = bytes.Length - at - EndRecord, comment = BinaryPrimitives.ReadUInt16LittleEndian(end[(EndRecord - 2)..]);
        if (comment >= behind) return comment == behind;
        long list = at - (long)BinaryPrimitives.ReadUInt32LittleEndian(end[ListBytes..]);
        bool isLarge = at >= LargeLocator && bytes[(at - LargeLocator)..].StartsWith("PK\x06\x07"u8);
        return isLarge || list == at || (list >= 0 && bytes[(int)list..].StartsWith("PK\x01\x02"u8));
    }
}
