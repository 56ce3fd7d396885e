namespace Federation.Registry.Hosting;

/// <summary>How many visits of a month a door may have taken by itself. Immutable.</summary>
/// <param name="Total">Since the month began, those that it had taken before among them.</param>
/// <param name="Until">From this moment on the door takes none by it.</param>
public readonly record struct QuotaGrant(int Total, DateTimeOffset Until);
