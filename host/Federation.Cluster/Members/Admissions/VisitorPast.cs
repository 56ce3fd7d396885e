namespace Federation.Cluster.Members.Admissions;

/// <summary>On which days of a month a visitor was admitted at one centre.</summary>
/// <param name="Days">How many, today among them where it was.</param>
/// <param name="Today">Whether today was one.</param>
public readonly record struct VisitorPast(int Days, bool Today);
