namespace Federation.Gateway.GraphQL.Centres;

/// <summary>What has to be read of a centre to answer some of its fields.</summary>
[Flags]
internal enum CentreNeeds
{
    /// <summary>What the index knows is enough.</summary>
    None = 0,

    Content = 1,

    Label = 2,

    /// <summary>Its networks' own data; with its content, which says which they are.</summary>
    Networks = 4,
}
