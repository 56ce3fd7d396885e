namespace Federation.Cluster.People;

/// <summary>The stable codes of what goes wrong with people's data. What to do about each stands in <c>Problems/people.json</c>.</summary>
public static class PeopleCodes
{
    /// <summary>The text to look for is no mail address, telephone number or full name.</summary>
    public const string Identifier = "people.identifier";

    /// <summary>The key of the list of erasures is lost, cannot be read or is broken.</summary>
    public const string Key = "people.key";

    /// <summary>Others than its owner may read or write the key or the list.</summary>
    public const string Exposed = "people.exposed";

    /// <summary>The list of erasures cannot be read or written.</summary>
    public const string List = "people.list";
}
