using Federation.Registry.Certificates.Status;

namespace Federation.Registry.Certificates.Verifying;

/// <summary>A certificate's place in a status list.</summary>
/// <param name="List">The list's address.</param>
/// <param name="Index">From 0.</param>
public sealed record StatusEntry(StatusPurpose Purpose, string List, int Index);
