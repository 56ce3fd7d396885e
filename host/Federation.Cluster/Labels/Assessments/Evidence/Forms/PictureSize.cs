namespace Federation.Cluster.Labels.Assessments.Evidence.Forms;

/// <summary>How large a picture may be when it is shown: a few hundred bytes can claim what no memory holds.</summary>
internal static class PictureSize
{
    /// <summary>A telephone's camera has up to 50 million in one picture, without putting several together.</summary>
    private const long MostPixels = 64_000_000;

    private const long MostOfASide = 20_000;

    /// <summary>Null where it may be.</summary>
    public static EvidenceFinding? Against(long width, long height)
    {
        if (width <= 0 || height <= 0) return Cut;
        return width <= MostOfASide && height <= MostOfASide && width * height <= MostPixels ? null : EvidenceFinding.Refused(EvidenceCodes.PictureSize, $"The picture would have {width} by {height} pixels.");
    }

    public static EvidenceFinding Moves { get; } = EvidenceFinding.Refused(EvidenceCodes.PictureSize, "The picture moves: each of its frames would have to be shown.");

    public static EvidenceFinding Cut { get; } = EvidenceFinding.Refused(EvidenceCodes.Damaged, "The picture ends too early, or says nothing of its size.");

    public static EvidenceFinding Longer { get; } = EvidenceFinding.Refused(EvidenceCodes.Damaged, "Something stands behind the picture's end.");
}
