using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Access;
using GraphQL;
using GraphQL.Builders;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Results;

/// <summary>Mutations of one network or centre, which their first argument names. For one that is not there, and for another's, they answer <see cref="NotFound"/>.</summary>
internal static class MutationFields
{
    public static FieldBuilder<object?, object> OfNetwork<TResult>(this MutationType mutation, string name, string description)
        where TResult : UnionGraphType => mutation.Field<TResult>(name)
        .Description(description)
        .Argument<NonNullGraphType<IdGraphType>>("network", "The network's key or global id.")
        .WhenAbsent(context => NotFound.Network(context.NetworkAsked()));

    /// <param name="code">Where there is no such centre.</param>
    public static FieldBuilder<object?, object> OfCentre<TResult>(this MutationType mutation, string name, string code, string description)
        where TResult : UnionGraphType => mutation.Field<TResult>(name)
        .Description(description)
        .Argument<NonNullGraphType<IdGraphType>>("centre", "The centre's key or global id.")
        .WhenAbsent(_ => NotFound.Centre(code));

    /// <summary>The network that the argument names.</summary>
    /// <exception cref="Errors.CodedError">It names none.</exception>
    public static NetworkId NetworkAsked(this IResolveFieldContext context) => GlobalId.ReadNetwork(context.GetArgument<string>("network"));
}
