namespace Federation.Gateway.GraphQL.Http.Trusted;

/// <summary>Why a host with trusted documents does not start. What to do about each stands in <c>Problems/documents.json</c>.</summary>
internal static class TrustedDocumentCodes
{
    /// <summary>A file is not there, cannot be read, or has none of the forms that we know.</summary>
    public const string File = "documents.file";

    /// <summary>A document of a file cannot be served.</summary>
    public const string Document = "documents.document";
}
