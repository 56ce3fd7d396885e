using CsCheck;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.Tests.GraphQL.Writing;

/// <summary>Asks for any fields of a type: with and without aliases, fragments, directives and twice over, several levels deep.</summary>
internal static class RandomSelection
{
    /// <summary>Hang on the clock or on chance, so that two answers may differ.</summary>
    private static readonly HashSet<string> LeftOut = ["openNow", "nextChange"];

    /// <param name="depth">Levels of objects below this one.</param>
    public static Gen<string> Of(IGraphType type, int depth) => type switch
    {
        IObjectGraphType owner => Gen.OneOf([.. Asked(owner, depth)]).List[1, 4].Select(Braced),
        IInterfaceGraphType several => Gen.OneOf([Gen.Const("__typename"), .. several.Fields.Select(field => Gen.Const(field.Name)), .. several.PossibleTypes.Select(one => On(one, depth))]).List[1, 3].Select(Braced),
        UnionGraphType either => Gen.OneOf([Gen.Const("__typename"), .. either.PossibleTypes.Select(one => On(one, depth)), .. either.PossibleTypes.SelectMany(one => one.ResolvedInterfaces).Distinct().Select(shared => On(shared, depth))]).List[1, 3].Select(Braced),
        _ => Gen.Const(""),
    };

    private static Gen<string> On(IGraphType type, int depth) => Of(type, depth).Select(inner => $"... on {type.Name} {inner}");

    private static IEnumerable<Gen<string>> Asked(IObjectGraphType type, int depth)
    {
        yield return Gen.Const("__typename");
        foreach (var field in type.Fields.Where(field => !LeftOut.Contains(field.Name) && !(field.Arguments ?? []).Any(argument => argument.ResolvedType is NonNullGraphType && argument.DefaultValue is null)))
        {
            var inner = field.ResolvedType!.GetNamedType();
            if (inner is ScalarGraphType) yield return Decorated(field.Name, Gen.Const(""));
            else if (depth > 0) yield return Decorated(field.Name, Of(inner, depth - 1));
        }
    }

    /// <summary>One field of a name in one way only, or the two would not merge.</summary>
    private static Gen<string> Decorated(string field, Gen<string> inner) => Gen.Select(inner, Gen.Int[0, 9], (selection, way) => way switch
    {
        0 => $"x{field}: {field} {selection}",
        1 => $"... {{ {field} {selection} }}",
        2 => $"y{field}: {field} @include(if: true) {selection}",
        3 => $"{field} @skip(if: true) {selection}",
        _ => $"{field} {selection}",
    });

    private static string Braced(List<string> fields) => $"{{ {string.Join(' ', fields)} }}";
}
