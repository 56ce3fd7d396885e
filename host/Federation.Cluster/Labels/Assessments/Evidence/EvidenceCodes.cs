namespace Federation.Cluster.Labels.Assessments.Evidence;

/// <summary>The stable codes of why a file is not taken as evidence, or not given back.</summary>
public static class EvidenceCodes
{
    /// <summary>The body is compressed, or a form with the file somewhere in it.</summary>
    public const string Body = "evidence.body";

    /// <summary>The file ends too early, has something behind its end, or is an archive as well.</summary>
    public const string Damaged = "evidence.damaged";

    /// <summary>A text that names somebody who was erased here.</summary>
    public const string Erased = "evidence.erased";

    /// <summary>The file is kept no more: its time is over, or a person was erased from it.</summary>
    public const string Gone = "evidence.gone";

    /// <summary>A PDF that does something, carries files, or is locked.</summary>
    public const string PdfActive = "evidence.pdf-active";

    /// <summary>A picture that has more pixels than anybody looks at, or moves.</summary>
    public const string PictureSize = "evidence.picture-size";

    /// <summary>The operator's scan could not be run, or not to its end: nothing is taken without it.</summary>
    public const string ScanFailed = "evidence.scan-failed";

    /// <summary>The operator's scan refused the file.</summary>
    public const string ScanRefused = "evidence.scan-refused";

    /// <summary>More bytes than a file may have.</summary>
    public const string TooLarge = "evidence.too-large";

    /// <summary>The applicant sends more files at once, or one after another, than anybody needs to.</summary>
    public const string TooMany = "evidence.too-many";

    /// <summary>The bytes did not come within a minute.</summary>
    public const string TooSlow = "evidence.too-slow";

    /// <summary>By its bytes it is none of the forms that are taken.</summary>
    public const string Type = "evidence.type";
}
