namespace Federation.Web.Operating.Concerns;

/// <summary>Something that an operator should see to.</summary>
/// <param name="IsUrgent">Whether something does not work because of it, or soon will not.</param>
/// <param name="What">What is so.</param>
/// <param name="Do">What to do about it.</param>
/// <param name="Href">Where more of it stands: a place on the page, or another page.</param>
public sealed record Concern(bool IsUrgent, string What, string Do, string Href);
