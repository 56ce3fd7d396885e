namespace Federation.Registry.Certificates.Quads;

/// <summary>What a member's value is.</summary>
internal enum MemberKind
{
    /// <summary>A text, as a literal.</summary>
    Text,

    /// <summary>A text that is a time as <see cref="CertificateTime"/> writes it.</summary>
    Time,

    /// <summary>A whole number from 0, written with digits alone.</summary>
    Number,

    /// <summary>A text that is an absolute IRI.</summary>
    Reference,

    /// <summary>A node with members of its own.</summary>
    Node,
}
