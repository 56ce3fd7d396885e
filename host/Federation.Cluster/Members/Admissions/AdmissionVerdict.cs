namespace Federation.Cluster.Members.Admissions;

/// <summary>The answer at the door (after OCPI 2.2.1, Tokens, AllowedType).</summary>
public enum AdmissionVerdict
{
    /// <summary>Come in.</summary>
    Allowed,

    /// <summary>The centre does not want this visitor.</summary>
    Blocked,

    /// <summary>The credential counts no more.</summary>
    Expired,

    /// <summary>What the visitor may come for is used up.</summary>
    NoCredit,

    /// <summary>Anything else.</summary>
    NotAllowed,
}
