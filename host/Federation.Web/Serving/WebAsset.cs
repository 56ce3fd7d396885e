namespace Federation.Web.Serving;

/// <param name="Packed">By Brotli, once somebody takes it so.</param>
internal sealed record WebAsset(string MediaType, byte[] Plain, Lazy<byte[]> Packed);
