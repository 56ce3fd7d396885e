using Federation.Cluster.Labels.Assessments.Evidence.Forms;

namespace Federation.Cluster.Labels.Assessments.Evidence;

/// <summary>Tells by its bytes alone what a file is. Nothing is unpacked and no pixel is made: it costs one walk over the bytes, whatever they claim. Pure.</summary>
public static class EvidenceInspection
{
    public static EvidenceFinding Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > EvidenceForm.MostBytes) return EvidenceFinding.Refused(EvidenceCodes.TooLarge, $"A file has up to {EvidenceForm.MostBytes} bytes.");
        var found = bytes.StartsWith(PdfFile.Signature) ? PdfFile.Inspect(bytes)
            : bytes.StartsWith(PngFile.Signature) ? PngFile.Inspect(bytes)
            : bytes.StartsWith(JpegFile.Signature) ? JpegFile.Inspect(bytes)
            : WebPFile.IsOne(bytes) ? WebPFile.Inspect(bytes)
            : TextFile.Inspect(bytes);
        if (found.Refusal is not null) return found;
        if (Polyglot.IsArchive(bytes)) return EvidenceFinding.Refused(EvidenceCodes.Damaged, "The file is an archive as well.");
        return found.Form != EvidenceForm.Text && Polyglot.BeginsLikeAPage(bytes) ? EvidenceFinding.Refused(EvidenceCodes.Damaged, "The file is a web page as well.") : found;
    }
}
