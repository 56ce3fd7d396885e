using Federation.Cluster.Centres;
using Federation.Gateway.GraphQL.Labels;
using Federation.Gateway.GraphQL.Loading;
using GraphQL;
using GraphQL.Resolvers;

namespace Federation.Gateway.GraphQL.Centres;

/// <summary>Resolves a field of a centre from what can be read of many at once, and from nothing else: what it answers may be kept as long as that does not change. Thread safe.</summary>
internal interface ICentreResolver : IFieldResolver
{
    CentreNeeds Needs { get; }

    object? ValueOf(CentreParts parts);
}

/// <summary>From what the centre shows.</summary>
internal sealed class CentreValue(Func<MergedCentre, object?> value) : ICentreResolver
{
    public CentreNeeds Needs => CentreNeeds.Content;

    public object? ValueOf(CentreParts parts) => value(parts.Content);

    public ValueTask<object?> ResolveAsync(IResolveFieldContext context) => new(((CentreNode)context.Source!).Get(context.Directory(), value)); // a centre's field has a centre
}

/// <summary>The label that it was awarded last, as it stands now or stood at a moment that is asked about.</summary>
internal sealed class CentreLabelValue(TimeProvider clock) : ICentreResolver
{
    public CentreNeeds Needs => CentreNeeds.Label;

    public object? ValueOf(CentreParts parts) => parts.Label;

    /// <summary>A field with an argument is never written from <see cref="CentreParts"/>.</summary>
    public ValueTask<object?> ResolveAsync(IResolveFieldContext context)
    {
        var label = context.Directory().Labels.Load(((CentreNode)context.Source!).Id); // a centre's field has a centre
        return new(context.GetArgument<DateTimeOffset?>("asOf") is { } at ? label.Select(history => LabelView.AsOf(history, at)) : label.Select(history => LabelView.Of(history, clock.GetUtcNow())));
    }
}

/// <summary>The networks that list it.</summary>
internal sealed class CentreNetworks : ICentreResolver
{
    public CentreNeeds Needs => CentreNeeds.Content | CentreNeeds.Networks;

    public object? ValueOf(CentreParts parts) => parts.Networks;

    public ValueTask<object?> ResolveAsync(IResolveFieldContext context)
    {
        var directory = context.Directory();
        return new(((CentreNode)context.Source!).Get(directory, centre => CentreParts.NetworksOf(centre, directory))); // a centre's field has a centre
    }
}
