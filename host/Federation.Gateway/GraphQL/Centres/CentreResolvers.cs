using Federation.Cluster.Centres;
using Federation.Gateway.GraphQL.Errors;
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
        var now = clock.GetUtcNow();
        if (context.GetArgument<DateTimeOffset?>("asOf") is not { } at) return new(label.Select(history => LabelView.Of(history, now)));
        // Nobody knows what is decided until then.
        return at <= now ? new(label.Select(history => LabelView.AsOf(history, at))) : throw CodedError.BadInput("\"asOf\" is not later than now. Leave it out for the label as it stands now.");
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
