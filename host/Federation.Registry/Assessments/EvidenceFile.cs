namespace Federation.Registry.Assessments;

/// <summary>A file that shows something, by what is kept of it beside its bytes. Immutable.</summary>
/// <param name="Id">32 hexadecimal digits.</param>
/// <param name="Sha256">Of its bytes, in lower hexadecimal digits.</param>
/// <param name="MediaType">As its first bytes say, whatever it was called.</param>
public sealed record EvidenceFile(string Id, string Sha256, string MediaType, long Bytes);
