using Microsoft.Net.Http.Headers;

namespace Federation.Gateway.Explorer;

/// <param name="Content">The bytes as embedded.</param>
/// <param name="MediaType">As sent, with its charset.</param>
/// <param name="Tag">A strong tag over the content.</param>
internal sealed record ExplorerFile(ReadOnlyMemory<byte> Content, string MediaType, EntityTagHeaderValue Tag);
