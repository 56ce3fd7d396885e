using Federation.Cluster.Centres;
using Federation.Cluster.Index;
using Federation.Cluster.Members.Doors.Offline;
using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL;
using Federation.Gateway.GraphQL.Loading;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace Federation.Gateway.Identity.Access;

/// <summary>Puts the access table before a schema, once, while it is initialised. Public fields stay as they are: they cost nothing more.</summary>
internal static class AccessGuards
{
    /// <summary>Sets a guard before each field that is not for everybody, and says in its description for whom it is.</summary>
    /// <param name="schema">Complete, with every field's resolver and type.</param>
    /// <param name="table">A row for each field of each object type.</param>
    /// <param name="audit">Is told who does what by a mutation.</param>
    /// <exception cref="InvalidDataException">The two do not fit each other; the message names every field at fault. Nothing was changed.</exception>
    public static void Place(ISchema schema, AccessTable table, AccessAudit audit)
    {
        if (AccessCheck.Offences(schema, table) is { Count: > 0 } offences) throw new InvalidDataException($"{AccessFile.Name} and the schema do not fit each other. {string.Join(' ', offences)}");
        foreach (var (type, field) in AccessCheck.FieldsOf(schema))
        {
            if (!table.TryFind(type.Name, field.Name, out var rule) || !rule.IsGuarded) continue;
            field.Resolver = new AccessGuard(rule, Finder(type, field, rule), AbsentAnswer.Of(field), type == schema.Mutation ? audit : null, field.Resolver ?? NameFieldResolver.Instance);
            field.Description = $"{field.Description} {AccessWords.Sentence(rule)}";
        }
    }

    private static Func<IResolveFieldContext, ValueTask<NetworkId>> Finder(IObjectGraphType type, FieldType field, AccessRule rule)
    {
        if (rule.Argument is { } path && ArgumentPath.TryCreate(field, path, out var argument))
        {
            return rule switch
            {
                { Of: NetworkOf.Centre, Role: { } role } => context => OfCentreAsync(context, GlobalId.ReadCentre(argument.Read(context)), role),
                { Of: NetworkOf.CentreLately, Role: { } role } => context => OfCentreLatelyAsync(context, GlobalId.ReadCentre(argument.Read(context)), role),
                _ => context => ValueTask.FromResult(GlobalId.ReadNetwork(argument.Read(context))),
            };
        }

        if (rule.Of == NetworkOf.Own && type is IOwnedByNetwork owned) return context => ValueTask.FromResult(owned.NetworkOf(context.Source!)); // only root types have no source, and they belong to no network
        return _ => throw new InvalidOperationException($"{type.Name}.{field.Name} is of no network.");
    }

    /// <summary>
    /// The network that keeps the centre's door; the id of none, for which only operators have any role, where nobody does. The door's row is read for those alone who have the role for a network that
    /// lists the centre: no other keeps it. A terminal has any for its own centre alone.
    /// </summary>
    private static async ValueTask<NetworkId> OfCentreAsync(IResolveFieldContext context, CentreId centre, Role role)
    {
        var directory = context.Directory();
        if (Find(directory, centre) is not { } found) return default;
        return found.Networks.Any(network => directory.Caller.Has(role, network))
            ? await directory.KeeperOf(centre).GetResultAsync(context.CancellationToken) ?? default
            : default;
    }

    /// <summary>Null where there is no such centre, and for a terminal of another one.</summary>
    private static IndexedCentre? Find(DirectoryContext directory, CentreId centre) =>
        directory.Index.Find(centre) is { } found && !(directory.Caller.Centre is { } only && directory.Index.Find(only)?.Id != found.Id) ? found : null;

    /// <summary>The same; else a network for which the caller has the role and that kept the door in the last days, whether or not it lists the centre still.</summary>
    private static async ValueTask<NetworkId> OfCentreLatelyAsync(IResolveFieldContext context, CentreId centre, Role role)
    {
        var directory = context.Directory();
        if (await OfCentreAsync(context, centre, role) is var keeper && keeper != default && directory.Caller.Has(role, keeper)) return keeper;
        if (Find(directory, centre) is null) return default;
        var door = await directory.Doors.Load(centre).GetResultAsync(context.CancellationToken);
        return door.Former.Where(former => former.Until > directory.Now - OfflineAdmission.TakenFor).Select(former => former.Keeper).OfType<NetworkId>().FirstOrDefault(former => directory.Caller.Has(role, former));
    }
}
