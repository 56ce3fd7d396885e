using Federation.Web.Asking;

namespace Federation.Web.Operating.Acting;

/// <summary>Something that operators can have done by a form.</summary>
/// <param name="Name">As the form and the address call it.</param>
/// <param name="Fields">Names of the form's fields, in their order.</param>
/// <param name="Read">What the form comes to, as variables of the question.</param>
internal sealed record Act(string Name, IReadOnlyList<string> Fields, PageQuestion<ActAnswer> Question, Func<ActForm, Dictionary<string, object?>> Read);
