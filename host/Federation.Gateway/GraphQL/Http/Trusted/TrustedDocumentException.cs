namespace Federation.Gateway.GraphQL.Http.Trusted;

/// <summary>The trusted documents cannot be used. The message names the file, the document's id and the place in it.</summary>
/// <param name="code">A code of the catalogue.</param>
public sealed class TrustedDocumentException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
