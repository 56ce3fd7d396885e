namespace Federation.Registry.Certificates.Quads;

/// <summary>Names of vocabularies that the contexts of <see cref="CredentialShapes"/> stand for.</summary>
internal static class Iris
{
    public const string Type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    public const string DateTime = "http://www.w3.org/2001/XMLSchema#dateTime";
    public const string Integer = "http://www.w3.org/2001/XMLSchema#integer";

    /// <summary>With https, as the context of Open Badges has it.</summary>
    public const string AnyUri = "https://www.w3.org/2001/XMLSchema#anyURI";

    public const string Credentials = "https://www.w3.org/2018/credentials#";
    public const string Status = "https://www.w3.org/ns/credentials/status#";
    public const string Security = "https://w3id.org/security#";
    public const string Badges = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#";
    public const string Created = "http://purl.org/dc/terms/created";
    public const string Schema = "https://schema.org/";
}
