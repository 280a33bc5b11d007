/// The words of a definition as F# says them. (>> composes functions there, so that nets and layers are joined by >>>.)
module Graph

open DslNet

/// This net or layer, and behind it a layer.
let inline (>>>) (before: ^Chain) (layer: Layer) : ^Chain = (^Chain: (member Then: Layer -> ^Chain) (before, layer))

/// The same net that the C# project declares. What runs is generated from the C# alone; F# can say the same, print it, and hold it against that.
let digitNet () =
    let same filters = Dsl.Conv2D(filters, 3, padding = Padding.Same)
    let picture = Dsl.Input(8, 8, 1, name = "picture") >>> same 12 >>> Dsl.BatchNorm() >>> Dsl.Relu
    let detail = Dsl.Concat(picture, picture >>> same 12 >>> Dsl.Relu) >>> Dsl.MaxPool2D 2 >>> Dsl.Flatten
    let profile = Dsl.Input(16, name = "profile") >>> Dsl.Dense 16 >>> Dsl.Relu
    let both = Dsl.Concat(detail, profile) >>> Dsl.Dense 48 >>> Dsl.Relu >>> Dsl.Tap "code" >>> Dsl.Dropout 0.25f

    Dsl.Outputs(
        Dsl.Head("digit", both >>> Dsl.Dense 10 >>> Dsl.Softmax, Loss.CrossEntropy),
        Dsl.Head("even", both >>> Dsl.Dense 1 >>> Dsl.Sigmoid, Loss.BinaryCrossEntropy, weight = 0.3f)
    )
